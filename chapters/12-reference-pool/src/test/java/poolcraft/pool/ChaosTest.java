package poolcraft.pool;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import poolcraft.process.JvmProcess;

/**
 * Many small tasks, while a worker drawn at random is killed every 50 milliseconds, if something was
 * done since the last time: on a busy machine no worker would ever come up. {@code
 * -Dpoolcraft.chaos=100000} is the full size.
 */
@Tag("chaos")
@Timeout(value = 20, unit = TimeUnit.MINUTES)
class ChaosTest {

    private static final int TASKS = Integer.getInteger("poolcraft.chaos", 6_000);
    private static final int AT_ONCE = 500;
    private static final long EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
    private static final int MANY = 1_000;

    private final AtomicInteger kills = new AtomicInteger();
    private final AtomicInteger done = new AtomicInteger();

    /** Kills a worker again and again, until it is told to stop. */
    private final class Killer implements Runnable {

        private final SplittableRandom random = new SplittableRandom(7);
        private final Thread thread = Thread.ofPlatform().start(this);
        private volatile boolean stopped;

        @Override
        public void run() {
            int doneBefore = -1;
            while (!stopped) {
                LockSupport.parkNanos(EVERY_NANOS);
                if (done.get() == doneBefore) {
                    continue;
                }
                doneBefore = done.get();
                List<JvmProcess> workers = JvmProcess.activeChildren();
                if (!workers.isEmpty()) {
                    kills.incrementAndGet();
                    workers.get(random.nextInt(workers.size())).kill();
                }
            }
        }

        void stop() throws InterruptedException {
            stopped = true;
            LockSupport.unpark(thread);
            thread.join();
        }
    }

    @Test
    void withRetriesEachResultIsThereOnceAndRight() throws Exception {
        try (Pool pool = Pool.builder().workers(4).retries(MANY).build()) {
            assertThat(lostUnderAttack(pool)).isZero();
        }
        assertThat(JvmProcess.activeChildren()).isEmpty();
    }

    @Test
    void withoutRetriesNoMoreTasksFailThanWorkersWereKilled() throws Exception {
        int lost;
        try (Pool pool = Pool.of(4)) {
            lost = lostUnderAttack(pool);
        }
        assertThat(lost).isLessThanOrEqualTo(kills.get());
        assertThat(JvmProcess.activeChildren()).isEmpty();
    }

    private int lostUnderAttack(Pool pool) throws Exception {
        var killer = new Killer();
        try {
            return lostOf(pool);
        } finally {
            killer.stop();
        }
    }

    private int lostOf(Pool pool) throws Exception {
        int lost = 0;
        for (int begin = 0; begin < TASKS; begin += AT_ONCE) {
            List<CompletableFuture<Integer>> futures = new ArrayList<>();
            for (int i = 0; i < AT_ONCE; i++) {
                int n = begin + i;
                futures.add(pool.applyAsync(() -> n + 1));
            }
            for (int i = 0; i < AT_ONCE; i++) {
                lost += isThere(futures.get(i), begin + i + 1) ? 0 : 1;
            }
        }
        return lost;
    }

    private boolean isThere(CompletableFuture<Integer> future, int expected)
            throws Exception {
        done.incrementAndGet();
        try {
            assertThat(future.get(30, TimeUnit.SECONDS)).isEqualTo(expected);
            return true;
        } catch (ExecutionException e) {
            assertThat(e).hasCauseInstanceOf(WorkerDiedException.class);
            return false;
        }
    }
}
