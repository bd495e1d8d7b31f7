package poolcraft.lock;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import poolcraft.process.ProcessTarget;

/** Who waits for another process sleeps, and so does the thread that would wake it. */
class RestTest {

    private static final Duration WAIT = Duration.ofMillis(500);
    private static final Duration MOST = WAIT.dividedBy(10);
    private static final int WAITS = 10;

    /**
     * In a process of its own, where nobody else waits or is rung. What a JVM does at its start may
     * take some time, so that the first waits may be busy; a thread that looks again and again is
     * busy in all of them.
     */
    private static void assertUsesNoCpu(ProcessTarget wait) throws Exception {
        Child.run(() -> {
            Map<String, Duration> used = usedDuring(wait);
            for (int more = 1; more < WAITS && sum(used).compareTo(MOST) > 0; more++) {
                used = usedDuring(wait);
            }
            assertThat(sum(used)).as("used by the threads while it waits: %s", used)
                    .isLessThanOrEqualTo(MOST);
        });
    }

    /** What each thread of Java code uses of the processors during one wait. */
    private static Map<String, Duration> usedDuring(ProcessTarget wait) throws Exception {
        Map<String, Duration> before = used();
        long begun = System.nanoTime();
        wait.run();
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThanOrEqualTo(WAIT);
        Map<String, Duration> used = used();
        used.replaceAll((thread, all) -> all.minus(before.getOrDefault(thread, Duration.ZERO)));
        return used;
    }

    /** What each thread has used so far, by name. */
    private static Map<String, Duration> used() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        Map<String, Duration> used = new TreeMap<>();
        for (ThreadInfo thread : threads.getThreadInfo(threads.getAllThreadIds())) {
            if (thread != null) {
                long nanos = Math.max(0, threads.getThreadCpuTime(thread.getThreadId()));
                used.merge(thread.getThreadName(), Duration.ofNanos(nanos), Duration::plus);
            }
        }
        return used;
    }

    private static Duration sum(Map<String, Duration> used) {
        return used.values().stream().reduce(Duration.ZERO, Duration::plus);
    }

    @Test
    void whoWaitsForALockUsesNoCpu() throws Exception {
        try (ProcessLock lock = ProcessLock.create()) {
            lock.lock();
            assertUsesNoCpu(() -> lock.tryLock(WAIT.toNanos(), TimeUnit.NANOSECONDS));
        }
    }

    @Test
    void whoWaitsForAPermitUsesNoCpu() throws Exception {
        try (ProcessSemaphore none = ProcessSemaphore.create(0)) {
            assertUsesNoCpu(() -> none.tryAcquire(WAIT));
        }
    }

    @Test
    void whoWaitsForAConditionUsesNoCpu() throws Exception {
        try (ProcessLock lock = ProcessLock.create();
                ProcessCondition never = lock.newCondition()) {
            assertUsesNoCpu(() -> {
                lock.lock();
                never.awaitNanos(WAIT.toNanos());
                lock.unlock();
            });
        }
    }

    @Test
    void whoWaitsForAnEventUsesNoCpu() throws Exception {
        try (ProcessEvent never = ProcessEvent.create()) {
            assertUsesNoCpu(() -> never.await(WAIT));
        }
    }

    private static List<Thread> waking() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("poolcraft-bell")).toList();
    }

    @Test
    void anInterruptOfTheThreadThatWakesOthersIsForgotten() throws Exception {
        try (ProcessEvent never = ProcessEvent.create()) {
            assertUsesNoCpu(() -> {
                try (Sleep _ = new Sleep(Bell.get(), () -> false)) {
                    Child.await(() -> !waking().isEmpty());
                }
                waking().forEach(Thread::interrupt);
                never.await(WAIT);
            });
        }
    }

    @Test
    void whoWaitsAtABarrierUsesNoCpu() throws Exception {
        try (ProcessBarrier two = ProcessBarrier.create(2)) {
            assertUsesNoCpu(() -> {
                try {
                    two.await(WAIT);
                } catch (TimeoutException e) {
                    two.reset();
                }
            });
        }
    }
}
