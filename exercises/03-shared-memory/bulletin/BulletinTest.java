import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import poolcraft.grading.Await;
import poolcraft.grading.Idea;
import poolcraft.grading.Limit;
import poolcraft.grading.Points;
import poolcraft.memory.Segment;
import poolcraft.memory.SharedInt;
import poolcraft.process.JvmProcess;

@Idea("order")
@Limit(20)
class BulletinTest {

    /** A busy machine may take long to start a process. */
    private static final Duration PATIENCE = Duration.ofSeconds(12);
    private static final Duration SHORT = Duration.ofMillis(20);

    private static final int MANY = 200;

    private final MemorySegment board = Arena.ofAuto().allocate(8 + 4 * 8, 8);

    @AfterEach
    void endWhatIsLeft() {
        JvmProcess.activeChildren().forEach(JvmProcess::kill);
    }

    @Test
    @Points(1)
    void whatWasWrittenIsRead() {
        assertRead(board, 0, 0, 0, 0);
        Bulletin.write(board, LongStream.of(1, -2, 3, Long.MIN_VALUE).iterator());
        assertRead(board, 1, -2, 3, Long.MIN_VALUE);
        Bulletin.write(board, LongStream.iterate(5, n -> n + 1).iterator());
        assertRead(board, 5, 6, 7, 8);
    }

    @Test
    @Points(2)
    void theVersionIsOddWhileItIsWrittenAndGrows() {
        assertVersions();
    }

    private void assertVersions() {
        long before = version();
        for (int bulletin = 0; bulletin < 3; bulletin++) {
            Bulletin.write(board, LongStream.of(1, 2, 3, 4).peek(_ -> assertEquals(1,
                    Math.floorMod(version(), 2), "The writer has just asked for a number. The"
                            + " version, " + version() + ", divided by 2, should leave this."))
                    .iterator());
            assertEquals(0, Math.floorMod(version(), 2), "The bulletin is complete. The version, "
                    + version() + ", divided by 2, should leave this.");
            assertTrue(version() > before, "The version was " + before + "; after one more bulletin"
                    + " it is " + version() + ".");
            before = version();
        }
    }

    private long version() {
        return board.get(JAVA_LONG, 0);
    }

    @Test
    @Points(2)
    void nothingIsReadWhileItIsWritten() {
        Bulletin.write(board, LongStream.of(1, 2, 3, 4)
                .peek(number -> assertNothing("The writer has just asked for number " + number
                        + " of 4."))
                .iterator());
        assertRead(board, 1, 2, 3, 4);
    }

    private void assertNothing(String when) {
        assertTrue(Bulletin.read(board, SHORT).isEmpty(), when + " There is no complete bulletin,"
                + " but read returned one.");
        assertTrue(Bulletin.read(board, Duration.ZERO).isEmpty(), when + " There is no complete"
                + " bulletin, but read with a limit of zero returned one.");
    }

    @Test
    @Points(2)
    void theNextWriterRepairsWhatAKilledOneLeft() throws Exception {
        try (Segment segment = Segment.create(8 + 4 * 8); SharedInt asked = SharedInt.create(0)) {
            JvmProcess writer = JvmProcess.start(() -> Bulletin.write(segment.memory(),
                    LongStream.of(1, 2, 3, 4).peek(_ -> stopAtThird(asked)).iterator()));
            Await.until("another process asks for three numbers to write", PATIENCE,
                    () -> asked.get() == 3 || !writer.isAlive());
            writer.kill();
            writer.join();
            assertEquals(3, asked.get(), "The writer asked for so many numbers and ended.");
            board.copyFrom(segment.memory());
            assertNothing("A writer was killed after three numbers of four.");
            assertVersions();
            assertRead(board, 1, 2, 3, 4);
        }
    }

    private static void stopAtThird(SharedInt asked) {
        if (asked.incrementAndGet() == 3) {
            while (asked.get() == 3) {
                Thread.onSpinWait(); // until it is killed
            }
        }
    }

    @Test
    @Points(3)
    void aReaderNeverMixesTwoBulletins() throws Exception {
        try (Segment segment = Segment.create(8 + 8 * MANY);
                SharedInt stop = SharedInt.create(0)) {
            JvmProcess writer = JvmProcess.start(() -> writeUntil(segment, stop));
            Await.until("another process writes a bulletin", PATIENCE,
                    () -> newest(segment, Duration.ZERO) > 0 || !writer.isAlive());
            assertTrue(writer.isAlive(),
                    "The process that writes has failed; its trace is in the output.");
            readByMany(segment);
            stop.set(1);
            assertTrue(writer.join(PATIENCE), "The process that writes does not end.");
        }
    }

    /** More readers than processors: each is held up now and then, in the middle of a bulletin. */
    private static void readByMany(Segment segment) throws Exception {
        int readers = Runtime.getRuntime().availableProcessors() + 1;
        try (ExecutorService threads = Executors.newFixedThreadPool(readers)) {
            List<Future<?>> reading = new ArrayList<>();
            for (int i = 0; i < readers; i++) {
                reading.add(threads.submit(() -> readForAWhile(segment)));
            }
            for (Future<?> reader : reading) {
                reader.get();
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof AssertionError problem) {
                throw problem;
            }
            throw e;
        }
    }

    private static void readForAWhile(Segment segment) {
        long end = System.nanoTime() + 1_500_000_000L;
        long last = 0;
        while (System.nanoTime() < end) {
            long read = newest(segment, PATIENCE);
            assertTrue(read >= last, "Bulletin " + last + " was read, and after it " + read
                    + ", an older one.");
            last = read;
        }
    }

    /** Each bulletin has its number in all places. */
    private static void writeUntil(Segment segment, SharedInt stop) {
        for (long number = 1; stop.get() == 0; number++) {
            long each = number;
            Bulletin.write(segment.memory(), LongStream.generate(() -> each).iterator());
            pause((int) (number % 4));
        }
    }

    /** Awake or asleep: whoever reads on the writer's processor is held up when it wakes. */
    private static void pause(int kind) {
        if (kind % 2 == 0) {
            LockSupport.parkNanos(1);
        } else {
            for (int look = 0; look < kind * 100; look++) {
                Thread.onSpinWait();
            }
        }
    }

    /** The number of the bulletin that is read; 0 if there is none. */
    private static long newest(Segment segment, Duration limit) {
        Optional<long[]> read = Bulletin.read(segment.memory(), limit);
        assertTrue(read.isPresent() || limit.isZero(), "Another process writes one bulletin after"
                + " the other, with pauses. In 12 seconds, none was read.");
        if (read.isEmpty()) {
            return 0;
        }
        long[] numbers = read.get();
        assertEquals(MANY, numbers.length, "So many numbers has the board.");
        for (int i = 1; i < MANY; i++) {
            assertEquals(numbers[0], numbers[i], "All " + MANY + " numbers of a bulletin are the"
                    + " same. The first one that was read is the expected one, the one at index "
                    + i + " is another.");
        }
        return numbers[0];
    }

    private static void assertRead(MemorySegment board, long... numbers) {
        assertArrayEquals(numbers, Bulletin.read(board, SHORT).orElse(null),
                "A bulletin of " + numbers.length + " numbers is there, and nobody writes.");
    }
}
