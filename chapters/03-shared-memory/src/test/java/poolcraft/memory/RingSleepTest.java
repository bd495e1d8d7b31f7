package poolcraft.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sleeping on a real bell: no wake-up is lost, and nobody rings for one who is awake. */
class RingSleepTest {

    private static final Duration FOREVER = Duration.ofSeconds(10);
    private static final int EXCHANGES = 60_000;

    /** Two bells within one JVM, each other's counterparts. */
    private static final class Bell implements Doorbell {

        private final Semaphore mine;
        private final Semaphore other;
        private long rings;

        Bell(Semaphore mine, Semaphore other) {
            this.mine = mine;
            this.other = other;
        }

        @Override
        public void ring() {
            rings++;
            other.release();
        }

        @Override
        public boolean await(Duration limit) throws InterruptedException {
            boolean rung = mine.tryAcquire(limit.toNanos(), TimeUnit.NANOSECONDS);
            mine.drainPermits();
            return rung;
        }
    }

    /** A bell that is heard within nanoseconds, so that the race is run millions of times. */
    private record AwakeBell(AtomicBoolean mine, AtomicBoolean other) implements Doorbell {

        @Override
        public void ring() {
            other.set(true);
        }

        @Override
        public boolean await(Duration limit) {
            long deadline = System.nanoTime() + limit.toNanos();
            int looks = 0;
            while (!mine.getAndSet(false)) {
                if (++looks % 10_000 == 0) {
                    LockSupport.parkNanos(1);
                    if (System.nanoTime() > deadline) {
                        return false;
                    }
                }
                Thread.onSpinWait();
            }
            return true;
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void noWakeUpOfTheReaderIsLost(long seed) throws Exception {
        try (Ring there = Ring.create(256); Ring back = Ring.create(256)) {
            var left = new AtomicBoolean();
            var right = new AtomicBoolean();
            long end = System.nanoTime() + Duration.ofSeconds(2).toNanos();
            CompletableFuture<Void> echo = CompletableFuture.runAsync(() -> exchange(there, back,
                    new AwakeBell(right, left), new SplittableRandom(seed), Long.MAX_VALUE));
            there.writer(new AwakeBell(left, right)).offer(new byte[1]);
            exchange(back, there, new AwakeBell(left, right), new SplittableRandom(-seed), end);
            echo.get(30, TimeUnit.SECONDS);
        }
    }

    /** Takes and answers until {@code end}, or until the other side has said that it is over. */
    private static void exchange(Ring in, Ring out, Doorbell bell, SplittableRandom random,
            long end) {
        RingReader reader = in.reader(bell);
        RingWriter writer = out.writer(bell);
        byte[] message = {0};
        while (message[0] == 0) {
            takeAsleep(reader, bell, message, random.nextInt(20));
            for (int delay = random.nextInt(20); delay > 0; delay--) {
                Thread.onSpinWait();
            }
            if (System.nanoTime() > end) {
                message[0] = 1;
            }
            writer.offer(message);
        }
    }

    /**
     * Looks a few times before it falls asleep: mostly it need not, and then the writer's processor
     * has the word at hand, and reads it before its own write is out, if nothing keeps it.
     */
    private static void takeAsleep(RingReader reader, Doorbell bell, byte[] target, int looks) {
        int look = 0;
        while (reader.poll(target) < 0) {
            if (++look > looks && reader.fallAsleep()) {
                boolean rung = awaitUnchecked(bell);
                reader.wakeUp();
                assertThat(rung || !reader.isReady()).as("no wake-up was lost").isTrue();
            }
        }
    }

    private static boolean awaitUnchecked(Doorbell bell) {
        try {
            return bell.await(FOREVER);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void noWakeUpOfTheWriterIsLost() throws Exception {
        try (Ring ring = Ring.create(64)) {
            var left = new Semaphore(0);
            var right = new Semaphore(0);
            CompletableFuture<Void> writing = CompletableFuture.runAsync(
                    () -> flood(ring.writer(new Bell(right, left))));
            RingReader reader = ring.reader(new Bell(left, right));
            for (int i = 0; i < EXCHANGES; i++) {
                assertThat(reader.await(FOREVER)).isEqualTo(Waited.READY);
                assertThat(reader.poll()).containsExactly((byte) i);
            }
            writing.get(20, TimeUnit.SECONDS);
        }
    }

    private static void flood(RingWriter writer) {
        try {
            for (int i = 0; i < EXCHANGES; i++) {
                assertThat(writer.awaitRoomFor(1, FOREVER)).isEqualTo(Waited.READY);
                assertThat(writer.offer(new byte[]{(byte) i})).isTrue();
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void nobodyRingsForAReaderThatIsAwake() throws Exception {
        try (Ring ring = Ring.create(256)) {
            var bell = new Bell(new Semaphore(0), new Semaphore(0));
            RingWriter writer = ring.writer(bell);
            RingReader reader = ring.reader(bell);
            writer.offer(new byte[1]);
            assertThat(reader.fallAsleep()).isFalse();
            reader.poll();
            writer.offer(new byte[1]);
            reader.poll();
            assertThat(bell.rings).isZero();
            assertThat(reader.fallAsleep()).isTrue();
            writer.offer(new byte[1]);
            writer.offer(new byte[1]);
            assertThat(bell.rings).isEqualTo(1);
            reader.wakeUp();
            assertThat(reader.poll()).hasSize(1);
        }
    }
}
