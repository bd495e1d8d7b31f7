package poolcraft.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sleeping on a real bell: no wake-up is lost, and nobody rings for one who is awake. */
class RingSleepTest {

    private static final Duration FOREVER = Duration.ofSeconds(20);
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

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void noWakeUpOfTheReaderIsLost(long seed) throws Exception {
        try (Ring there = Ring.create(256); Ring back = Ring.create(256)) {
            var left = new Semaphore(0);
            var right = new Semaphore(0);
            CompletableFuture<Void> echo = CompletableFuture
                    .runAsync(() -> exchange(there, back, new Bell(right, left), seed, false));
            exchange(back, there, new Bell(left, right), seed + 100, true);
            echo.get(20, TimeUnit.SECONDS);
        }
    }

    /** Falls asleep at once when there is nothing, so that the race is run each time. */
    private static void exchange(Ring in, Ring out, Bell bell, long seed, boolean first) {
        var random = new SplittableRandom(seed);
        Ring.Reader reader = in.reader(bell);
        Ring.Writer writer = out.writer(bell);
        for (int i = 0; i < EXCHANGES; i++) {
            if (first || i > 0) {
                writer.offer(new byte[]{(byte) i});
            }
            for (int delay = random.nextInt(200); delay > 0; delay--) {
                Thread.onSpinWait();
            }
            takeAsleep(reader, bell);
        }
        writer.offer(new byte[1]);
    }

    private static void takeAsleep(Ring.Reader reader, Bell bell) {
        try {
            while (reader.poll() == null) {
                if (reader.fallAsleep()) {
                    boolean rung = bell.await(FOREVER);
                    reader.wakeUp();
                    assertThat(rung || reader.isReady()).as("woken").isTrue();
                    assertThat(rung).as("a wake-up was lost").isTrue();
                }
            }
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
            Ring.Reader reader = ring.reader(new Bell(left, right));
            for (int i = 0; i < EXCHANGES; i++) {
                assertThat(reader.await(FOREVER)).isEqualTo(Waited.READY);
                assertThat(reader.poll()).containsExactly((byte) i);
            }
            writing.get(20, TimeUnit.SECONDS);
        }
    }

    private static void flood(Ring.Writer writer) {
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
            Ring.Writer writer = ring.writer(bell);
            Ring.Reader reader = ring.reader(bell);
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
