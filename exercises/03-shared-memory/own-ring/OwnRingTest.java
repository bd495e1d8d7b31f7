import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import poolcraft.grading.Await;
import poolcraft.grading.Idea;
import poolcraft.grading.Limit;
import poolcraft.grading.Points;
import poolcraft.memory.Segment;
import poolcraft.memory.SharedInt;
import poolcraft.process.JvmProcess;

@Idea("ring")
@Limit(20)
class OwnRingTest {

    /** A busy machine may take long to start a process. */
    private static final Duration PATIENCE = Duration.ofSeconds(12);

    private static final long TAIL = 0;
    private static final long HEAD = 128;

    private static final int CAPACITY = 1 << 16;
    private static final int LARGE = 40_000;

    private final MemorySegment memory = Arena.ofAuto().allocate(256 + 64, 8);
    private final OwnRing ring = new OwnRing(memory);

    @AfterEach
    void endWhatIsLeft() {
        JvmProcess.activeChildren().forEach(JvmProcess::kill);
    }

    @Test
    @Points(1)
    void messagesComeOutInOrder() {
        assertEquals(256 + 64, OwnRing.bytes(64), "The memory of a ring with 64 bytes of data.");
        assertNull(ring.poll(), "A ring of zeros is empty.");
        for (String text : new String[]{"one", "", "three"}) {
            assertTrue(ring.offer(text.getBytes(UTF_8)), "There is room for three short messages.");
        }
        for (String text : new String[]{"one", "", "three"}) {
            assertEquals(text, pollText(), "The messages were: one, an empty one, three.");
        }
        assertNull(ring.poll(), "All messages have been read.");
    }

    private String pollText() {
        byte[] message = ring.poll();
        return message == null ? "(null)" : new String(message, UTF_8);
    }

    @Test
    @Points(2)
    void aRingIsFilledToItsLastByte() {
        for (int i = 0; i < 4; i++) {
            assertTrue(ring.offer(message(i, 12)), "The capacity is 64, and a message of 12 bytes"
                    + " takes 16. Message " + (i + 1) + " of 4 was refused.");
        }
        assertFalse(ring.offer(message(4, 0)), "The ring is full: 4 messages take all 64 bytes.");
        for (int i = 0; i < 4; i++) {
            assertArrayEquals(message(i, 12), ring.poll(), "Message " + (i + 1)
                    + " of 4 that filled the ring. Another one was refused after them.");
        }
        assertNull(ring.poll(), "The ring was full, and all messages have been read.");
        assertTrue(ring.offer(message(5, 60)), "The ring is empty again: a message of 60 bytes has"
                + " room.");
        assertArrayEquals(message(5, 60), ring.poll(), "A message that fills the ring by itself.");
    }

    @Test
    @Points(1)
    void aMessageThatNeverHasRoomIsRefused() {
        for (int length : new int[]{61, 64, 1000}) {
            assertThrows(IllegalArgumentException.class, () -> ring.offer(new byte[length]),
                    "The capacity is 64. A message of " + length + " bytes never has room.");
        }
        assertNull(ring.poll(), "Messages were refused. The ring is empty.");
    }

    @Test
    @Points(2)
    void messagesGoRoundTheEnd() {
        for (int i = 0; i < 2000; i++) {
            byte[] first = message(i, i % 29);
            byte[] second = message(i + 1, i % 23);
            assertTrue(ring.offer(first) && ring.offer(second), "Two messages of " + first.length
                    + " and " + second.length + " bytes have room in an empty ring of 64.");
            assertArrayEquals(first, ring.poll(), "Message " + i + ", of " + first.length
                    + " bytes; all before it were read.");
            assertArrayEquals(second, ring.poll(), "The message after message " + i + ", of "
                    + second.length + " bytes.");
        }
    }

    @Test
    @Points(1)
    void whatTheRingKnowsIsInItsMemory() {
        ring.offer(message(1, 10));
        ring.offer(message(2, 10));
        assertEquals(32, memory.get(JAVA_LONG, TAIL), "Two messages that take 16 bytes each were"
                + " written: this is the tail, at byte 0.");
        assertArrayEquals(message(1, 10), new OwnRing(memory).poll(),
                "Another OwnRing on the same memory reads the first message.");
        assertEquals(16, memory.get(JAVA_LONG, HEAD), "One message that takes 16 bytes was read:"
                + " this is the head, at byte 128.");
        assertArrayEquals(message(2, 10), ring.poll(), "The first message was read through another"
                + " OwnRing on the same memory.");
        assertTrue(new OwnRing(memory).offer(message(3, 10)), "There is room.");
        assertTrue(ring.offer(message(4, 10)), "There is room.");
        assertArrayEquals(message(3, 10), ring.poll(), "Message 3 was written through another"
                + " OwnRing on the same memory, and then message 4 through this one.");
    }

    @Test
    @Points(1)
    void positionsGrowBeyondAnInt() {
        for (long position : new long[]{(1L << 31) - 16, (1L << 32) - 16, (1L << 40) + 4}) {
            memory.set(JAVA_LONG, TAIL, position);
            memory.set(JAVA_LONG, HEAD, position);
            for (int i = 0; i < 5; i++) {
                assertTrue(ring.offer(message(i, 21)), "The ring is empty. Tail and head are "
                        + memory.get(JAVA_LONG, TAIL) + ".");
                assertArrayEquals(message(i, 21), ring.poll(), "Tail and head had grown to "
                        + position + "; a message was written and read.");
            }
        }
    }

    @Test
    @Points(3)
    void aReaderInAnotherProcessSeesWholeMessages() throws Exception {
        try (Segment segment = Segment.create(OwnRing.bytes(CAPACITY));
                SharedInt stop = SharedInt.create(0)) {
            JvmProcess writer = JvmProcess.start(() -> write(segment, stop));
            readUntil(writer, new OwnRing(segment.memory()), 20_000, 3);
            stop.set(1);
            assertTrue(writer.join(PATIENCE), "The process that writes does not end.");
            assertEquals(0, writer.exitCode().orElse(-1),
                    "The process that writes has failed; its trace is in the output.");
        }
    }

    @Test
    @Points(2)
    void ofAKilledWriterItSeesWholeMessagesToo() throws Exception {
        try (Segment segment = Segment.create(OwnRing.bytes(CAPACITY));
                SharedInt stop = SharedInt.create(0)) {
            for (int kill = 0; kill < 4; kill++) {
                segment.memory().asSlice(0, 256).fill((byte) 0);
                JvmProcess writer = JvmProcess.start(() -> write(segment, stop));
                OwnRing reading = new OwnRing(segment.memory());
                int next = readUntil(writer, reading, 50 + 7 * kill, 4);
                writer.kill();
                writer.join();
                for (byte[] rest = reading.poll(); rest != null; rest = reading.poll()) {
                    assertWhole(rest, next++);
                }
            }
        }
    }

    private static void write(Segment segment, SharedInt stop) {
        OwnRing writing = new OwnRing(segment.memory());
        for (int number = 0; stop.get() == 0; number++) {
            byte[] message = message(number, LARGE + number % 100);
            while (!writing.offer(message) && stop.get() == 0) {
                waitForTheOther(number);
            }
        }
    }

    /** Awake or asleep for a while: so the two meet at all moments, also on one processor. */
    private static void waitForTheOther(int number) {
        if (number % 8 == 0) {
            Thread.onSpinWait();
        } else {
            LockSupport.parkNanos(ThreadLocalRandom.current().nextInt(100_000));
        }
    }

    /** Reads so many messages, or as many as come within some seconds after the first one. */
    private static int readUntil(JvmProcess writer, OwnRing reading, int messages, int seconds)
            throws InterruptedException {
        byte[][] first = new byte[1][];
        Await.until("the first message of another process comes", PATIENCE, () -> {
            first[0] = reading.poll();
            return first[0] != null || !writer.isAlive();
        });
        assertTrue(first[0] != null,
                "The process that writes has failed; its trace is in the output.");
        assertWhole(first[0], 0);
        long end = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
        int next = 1;
        while (next < messages && System.nanoTime() < end) {
            byte[] message = reading.poll();
            if (message == null) {
                waitForTheOther(next);
            } else {
                assertWhole(message, next++);
            }
        }
        assertTrue(next > 1, "Another process writes one message after the other. Only the first"
                + " one has come within " + seconds + " seconds.");
        return next;
    }

    private static byte[] message(int number, int length) {
        byte[] message = new byte[length];
        Arrays.fill(message, (byte) (number * 7 + 1));
        return message;
    }

    private static void assertWhole(byte[] message, int number) {
        assertEquals(LARGE + number % 100, message.length,
                "The length of message " + number + " from another process.");
        int wrong = Arrays.mismatch(message(number, message.length), message);
        assertEquals(-1, wrong, "All bytes of message " + number + " from another process have the"
                + " same value. The first byte that has another one is at this index.");
    }
}
