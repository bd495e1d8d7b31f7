package poolcraft.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import poolcraft.process.JvmProcess;

/** The ring between two processes. */
@Execution(ExecutionMode.CONCURRENT)
class RingProcessTest {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final int MESSAGES = 1_000_000;

    @Test
    void aMillionMessagesArriveWholeAndInOrder() throws Exception {
        try (Ring ring = Ring.create(1 << 14)) {
            JvmProcess child = JvmProcess.start(() -> write(ring, MESSAGES, 5, 100));
            RingReader reader = ring.reader(Doorbell.lookingAgain());
            var stamped = new Stamped(0, 100);
            for (long number = 0; number < MESSAGES; number++) {
                assertReady(reader.await(LIMIT));
                assertNumber(stamped.check(reader.poll()), number);
            }
            Child.join(child);
            assertThat(reader.isReady()).isFalse();
        }
    }

    @Test
    void messagesGoThereAndBack() throws Exception {
        try (Ring there = Ring.create(1 << 12); Ring back = Ring.create(1 << 12)) {
            JvmProcess child = JvmProcess.start(() -> echo(there, back, 10_000));
            RingWriter writer = there.writer(Doorbell.lookingAgain());
            RingReader reader = back.reader(Doorbell.lookingAgain());
            var stamped = new Stamped(7, 4_000);
            for (int number = 0; number < 10_000; number++) {
                byte[] message = stamped.message(number);
                assertReady(writer.awaitRoomFor(message.length, LIMIT));
                assertThat(writer.offer(message)).isTrue();
                assertReady(reader.await(LIMIT));
                assertNumber(stamped.check(reader.poll()), number);
            }
            Child.join(child);
        }
    }

    private static void echo(Ring in, Ring out, int messages) throws InterruptedException {
        RingReader reader = in.reader(Doorbell.lookingAgain());
        RingWriter writer = out.writer(Doorbell.lookingAgain());
        for (int i = 0; i < messages; i++) {
            assertReady(reader.await(LIMIT));
            byte[] message = reader.poll();
            assertReady(writer.awaitRoomFor(message.length, LIMIT));
            writer.offer(message);
        }
    }

    /** The moments are drawn from these seeds. */
    static LongStream seeds() {
        return LongStream.rangeClosed(1, Long.getLong("poolcraft.kills", 20));
    }

    @Tag("kills")
    @ParameterizedTest
    @MethodSource("seeds")
    void aWriterKilledAtAnyMomentLeavesOnlyWholeMessages(long seed) throws Exception {
        var random = new SplittableRandom(seed);
        try (Ring ring = Ring.create(1 << 13)) {
            JvmProcess child = JvmProcess
                    .start(() -> write(ring, Integer.MAX_VALUE, seed, ring.maxMessage()));
            RingReader reader = ring.reader(Doorbell.lookingAgain());
            var stamped = new Stamped(0, ring.maxMessage());
            long killAt = random.nextInt(20_000);
            long next = 0;
            while (child.isAlive() || reader.isReady()) {
                byte[] message = reader.poll();
                if (message != null) {
                    assertNumber(stamped.check(message), next++);
                }
                if (next == killAt) {
                    child.kill();
                }
            }
            Child.kill(child);
            assertTheRingStillWorks(ring, reader);
        }
    }

    @Tag("kills")
    @ParameterizedTest
    @MethodSource("seeds")
    void whatAReaderKilledAtAnyMomentDidNotTakeIsReadByTheNext(long seed) throws Exception {
        long killAt = new SplittableRandom(seed).nextInt(20_000);
        try (Ring ring = Ring.create(1 << 13); SharedLong taken = SharedLong.create(-1)) {
            JvmProcess child = JvmProcess.start(() -> read(ring, taken));
            RingWriter writer = ring.writer(Doorbell.lookingAgain());
            var stamped = new Stamped(seed, ring.maxMessage());
            long written = 0;
            byte[] message = stamped.message(written);
            while (child.isAlive()) {
                if (writer.offer(message)) {
                    message = stamped.message(++written);
                }
                if (taken.get() >= killAt) {
                    child.kill();
                }
            }
            Child.kill(child);
            RingReader reader = ring.reader(Doorbell.lookingAgain());
            assertRestIsRead(reader, stamped, taken.get(), written);
            assertTheRingStillWorks(ring, reader);
        }
    }

    private static void read(Ring ring, SharedLong taken) throws InterruptedException {
        RingReader reader = ring.reader(Doorbell.lookingAgain());
        var stamped = new Stamped(0, ring.maxMessage());
        byte[] message = new byte[ring.maxMessage()];
        while (true) {
            assertReady(reader.await(LIMIT));
            int length = reader.take(message);
            taken.set(stamped.check(Arrays.copyOf(message, length)));
            reader.release();
        }
    }

    /** Nothing is missing; what the dead one took last, and did not give back, comes again. */
    private static void assertRestIsRead(RingReader reader, Stamped stamped, long taken,
            long written) {
        long next = taken + 1;
        byte[] first = reader.poll();
        if (first != null) {
            long number = stamped.check(first);
            assertThat(number).isBetween(taken, taken + 1);
            next = number + 1;
        }
        for (byte[] rest = reader.poll(); rest != null; rest = reader.poll()) {
            assertNumber(stamped.check(rest), next++);
        }
        assertThat(next).isEqualTo(written);
    }

    private static void assertTheRingStillWorks(Ring ring, RingReader reader) {
        RingWriter next = ring.writer(Doorbell.lookingAgain());
        assertThat(reader.poll()).isNull();
        assertThat(next.offer(new byte[]{1, 2, 3})).isTrue();
        assertThat(reader.poll()).containsExactly(1, 2, 3);
    }

    private static void write(Ring ring, int messages, long seed, int longest)
            throws InterruptedException {
        RingWriter writer = ring.writer(Doorbell.lookingAgain());
        var stamped = new Stamped(seed, longest);
        for (int number = 0; number < messages; number++) {
            byte[] message = stamped.message(number);
            while (!writer.offer(message)) {
                assertReady(writer.awaitRoomFor(message.length, LIMIT));
            }
        }
    }

    private static void assertReady(Waited waited) {
        if (waited != Waited.READY) {
            throw new AssertionError("waiting ended with " + waited);
        }
    }

    private static void assertNumber(long number, long expected) {
        if (number != expected) {
            throw new AssertionError("message " + number + " in place of " + expected);
        }
    }
}
