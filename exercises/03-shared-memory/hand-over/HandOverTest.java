import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.util.Optional;
import java.util.PrimitiveIterator;
import java.util.concurrent.ThreadLocalRandom;
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
class HandOverTest {

    /** A busy machine may take long to start a process. */
    private static final Duration PATIENCE = Duration.ofSeconds(12);

    private static final int RECORDS = 3_000;
    private static final int NUMBERS = 1_000;
    private static final int PAUSE_NANOS = 150_000;
    private static final int RECORD_BYTES = 8 + 8 * NUMBERS;

    @AfterEach
    void endWhatIsLeft() {
        JvmProcess.activeChildren().forEach(JvmProcess::kill);
    }

    @Test
    @Points(1)
    void whatWasPublishedIsRead() {
        MemorySegment place = Arena.ofAuto().allocate(64, 8);
        HandOver.publish(place, LongStream.of(3, -1, Long.MAX_VALUE).iterator());
        assertRead(place, 3, -1, Long.MAX_VALUE);
        assertRead(place, 3, -1, Long.MAX_VALUE);
        MemorySegment other = Arena.ofAuto().allocate(64, 8);
        HandOver.publish(other, LongStream.of().iterator());
        assertRead(other);
    }

    @Test
    @Points(1)
    void beforeThereIsNothing() {
        assertNothing(Arena.ofAuto().allocate(64, 8), "Nothing was published.");
    }

    @Test
    @Points(1)
    void everythingLiesWhereTheLayoutSays() {
        MemorySegment place = Arena.ofAuto().allocate(64, 8);
        HandOver.publish(place, LongStream.of(11, 22).iterator());
        assertEquals(1, place.get(JAVA_INT, 0), "The flag stands at byte 0.");
        assertEquals(2, place.get(JAVA_INT, 4), "How many numbers there are stands at byte 4.");
        assertEquals(11, place.get(JAVA_LONG, 8), "The first number stands at byte 8.");
        assertEquals(22, place.get(JAVA_LONG, 16), "The second number stands at byte 16.");
    }

    @Test
    @Points(2)
    void nothingIsReadWhileItIsWritten() {
        MemorySegment place = Arena.ofAuto().allocate(128, 8);
        HandOver.publish(place, LongStream.rangeClosed(1, 10).peek(number -> assertNothing(place,
                "The writer has just asked for number " + number + " of 10.")).iterator());
        assertRead(place, LongStream.rangeClosed(1, 10).toArray());
    }

    @Test
    @Points(2)
    void aKilledWriterLeavesNothing() throws Exception {
        try (Segment segment = Segment.create(128); SharedInt asked = SharedInt.create(0)) {
            JvmProcess writer = JvmProcess.start(() -> HandOver.publish(segment.memory(),
                    LongStream.rangeClosed(1, 10).peek(_ -> stopAtThird(asked)).iterator()));
            Await.until("another process asks for three numbers to publish", PATIENCE,
                    () -> asked.get() == 3 || !writer.isAlive());
            assertEquals(3, asked.get(), "The writer asked for so many numbers and ended.");
            writer.kill();
            writer.join();
            assertNothing(segment.memory(), "A writer was killed after three numbers of ten.");
            HandOver.publish(segment.memory(), LongStream.of(7, 8).iterator());
            assertRead(segment.memory(), 7, 8);
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
    @Points(2)
    void aReaderThatLooksAgainAndAgainSeesAllOrNothing() throws Exception {
        try (Segment records = Segment.create(RECORDS * RECORD_BYTES);
                SharedInt next = SharedInt.create(-1);
                SharedInt bad = SharedInt.create(-1)) {
            JvmProcess reader = JvmProcess.start(() -> readAll(records, next, bad));
            long end = System.nanoTime() + 3_000_000_000L;
            int number = 0;
            while (number < RECORDS && bad.get() < 0 && (number < 100 || System.nanoTime() < end)) {
                awaitReader(next, number, reader);
                pauseAwake(number);
                HandOver.publish(place(records, number), numbers(number));
                number++;
            }
            next.set(RECORDS);
            assertTrue(reader.join(PATIENCE), "The process that reads does not end.");
            assertEquals(-1, bad.get(), "Another process waited for one record after the other, and"
                    + " read each as soon as it was there. This one did not have the numbers that"
                    + " were published.");
        }
    }

    /** Each record is published when the reader looks for it. */
    private static void awaitReader(SharedInt next, int number, JvmProcess reader) {
        Duration limit = number == 0 ? PATIENCE : Await.USUAL_LIMIT;
        long end = System.nanoTime() + limit.toNanos();
        while (next.get() < number) {
            assertTrue(System.nanoTime() < end, "The process that reads does not get on: it waits"
                    + " for record " + next.get() + ", which was published.");
            assertTrue(number > 0 || reader.isAlive(),
                    "The process that reads has failed; its trace is in the output.");
            Thread.onSpinWait();
        }
    }

    /** For as long as the reader may sleep, which wakes while this writes, then. */
    private static void pauseAwake(int number) {
        long end = System.nanoTime() + pause(number);
        while (System.nanoTime() < end) {
            Thread.onSpinWait();
        }
    }

    private static int pause(int number) {
        return number % 2 == 0 ? 0 : ThreadLocalRandom.current().nextInt(PAUSE_NANOS);
    }

    private static void readAll(Segment records, SharedInt next, SharedInt bad) {
        for (int number = 0; next.get() < RECORDS && number < RECORDS; number++) {
            next.compareAndSet(number - 1, number);
            Optional<long[]> read = Optional.empty();
            while (read.isEmpty() && next.get() == number) {
                read = HandOver.read(place(records, number));
                if (read.isEmpty()) {
                    LockSupport.parkNanos(pause(number));
                }
            }
            if (read.isPresent() && !isRight(read.get(), number)) {
                bad.set(number);
                return;
            }
        }
    }

    private static MemorySegment place(Segment records, int number) {
        return records.memory().asSlice((long) number * RECORD_BYTES, RECORD_BYTES);
    }

    private static PrimitiveIterator.OfLong numbers(int record) {
        return LongStream.range(0, NUMBERS).map(i -> record * 100L + i + 1).iterator();
    }

    private static boolean isRight(long[] read, int record) {
        boolean right = read.length == NUMBERS;
        for (int i = 0; right && i < NUMBERS; i++) {
            right = read[i] == record * 100L + i + 1;
        }
        return right;
    }

    private static void assertNothing(MemorySegment place, String when) {
        assertTrue(HandOver.read(place).isEmpty(), when + " There is no complete record, but read"
                + " returned one.");
    }

    private static void assertRead(MemorySegment place, long... numbers) {
        assertArrayEquals(numbers, HandOver.read(place).orElse(null),
                "A record of " + numbers.length + " numbers was published in this place.");
    }
}
