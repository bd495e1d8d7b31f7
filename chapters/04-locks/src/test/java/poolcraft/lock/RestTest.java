package poolcraft.lock;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import poolcraft.process.ProcessTarget;

/** Who waits for another process sleeps, and so does the thread that would wake it. */
class RestTest {

    private static final Duration LONG_ENOUGH = Duration.ofMillis(500);
    private static final int MOST_PERCENT = 10;

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private static void assertUsesNoCpu(ProcessTarget wait) throws Exception {
        assertThat(Other.get(() -> percentOfACore(wait))).as("percent of a core, while it waits")
                .isLessThan(MOST_PERCENT);
    }

    private static long percentOfACore(ProcessTarget wait) throws Exception {
        wait.run(); // compiles what it needs
        long cpu = cpuNanos();
        long begun = System.nanoTime();
        wait.run();
        long waited = System.nanoTime() - begun;
        assertThat(waited).isGreaterThanOrEqualTo(LONG_ENOUGH.toNanos());
        return 100 * (cpuNanos() - cpu) / waited;
    }

    /** What the current thread and the thread of the bell have used. */
    private static long cpuNanos() {
        return THREADS.getCurrentThreadCpuTime()
                + Arrays.stream(THREADS.getThreadInfo(THREADS.getAllThreadIds()))
                        .filter(info -> info != null
                                && info.getThreadName().equals("poolcraft-bell"))
                        .mapToLong(info -> THREADS.getThreadCpuTime(info.getThreadId())).sum();
    }

    @Test
    void whoWaitsForALockUsesNoCpu() throws Exception {
        try (ProcessLock lock = ProcessLock.create()) {
            lock.lock();
            assertUsesNoCpu(() -> lock.tryLock(LONG_ENOUGH.toNanos(), TimeUnit.NANOSECONDS));
        }
    }

    @Test
    void whoWaitsForAPermitUsesNoCpu() throws Exception {
        try (ProcessSemaphore none = ProcessSemaphore.create(0)) {
            assertUsesNoCpu(() -> none.tryAcquire(LONG_ENOUGH));
        }
    }

    @Test
    void whoWaitsForAConditionUsesNoCpu() throws Exception {
        try (ProcessLock lock = ProcessLock.create();
                ProcessCondition never = lock.newCondition()) {
            assertUsesNoCpu(() -> {
                lock.lock();
                never.awaitNanos(LONG_ENOUGH.toNanos());
                lock.unlock();
            });
        }
    }

    @Test
    void whoWaitsForAnEventUsesNoCpu() throws Exception {
        try (ProcessEvent never = ProcessEvent.create()) {
            assertUsesNoCpu(() -> never.await(LONG_ENOUGH));
        }
    }

    @Test
    void whoWaitsAtABarrierUsesNoCpu() throws Exception {
        try (ProcessBarrier two = ProcessBarrier.create(2)) {
            assertUsesNoCpu(() -> {
                try {
                    two.await(LONG_ENOUGH);
                } catch (TimeoutException e) {
                    two.reset();
                }
            });
        }
    }
}
