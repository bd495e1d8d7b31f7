package poolcraft.pool;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import poolcraft.process.JvmProcess;

/** A pool that has nothing to do uses no processor: not in this program, not in its workers. */
class AtRestTest {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /** A thread that looks for work, even a hundred times a second, uses more than this. */
    private static final Duration WINDOW = Duration.ofMillis(500);
    private static final Duration OWN = Duration.ofNanos(100_000);
    private static final Duration WORKERS = Duration.ofMillis(20);

    @AfterAll
    static void noWorkerIsLeft() {
        assertThat(JvmProcess.activeChildren()).isEmpty();
    }

    /** What the threads of pools have used in this program. */
    private static Duration own() {
        return Stream.of(THREADS.getThreadInfo(THREADS.getAllThreadIds()))
                .filter(info -> info != null && info.getThreadName().startsWith("poolcraft-pool"))
                .map(info -> Duration.ofNanos(THREADS.getThreadCpuTime(info.getThreadId())))
                .reduce(Duration.ZERO, Duration::plus);
    }

    private static Duration workers(Pool pool) {
        return pool.stats().workers().stream()
                .map(worker -> ProcessHandle.of(worker.pid()).orElseThrow().info()
                        .totalCpuDuration().orElse(Duration.ZERO))
                .reduce(Duration.ZERO, Duration::plus);
    }

    /** Whether nothing was used for a while; what a JVM does after its start may take some time. */
    private static boolean isIdle(Pool pool) {
        Duration ownBefore = own();
        Duration workersBefore = workers(pool);
        long end = System.nanoTime() + WINDOW.toNanos();
        while (System.nanoTime() < end) {
            LockSupport.parkNanos(end - System.nanoTime());
        }
        return own().minus(ownBefore).compareTo(OWN) <= 0
                && workers(pool).minus(workersBefore).compareTo(WORKERS) <= 0;
    }

    /** On a busy machine a first task may take longer than the limit. */
    private static boolean hasWorked(Pool pool) {
        try {
            return pool.map(Tasks::square, List.of(1, 2, 3, 4), 1).size() == 4;
        } catch (CompletionException e) {
            assertThat(e).hasCauseInstanceOf(TaskTimeoutException.class);
            return false;
        }
    }

    @Test
    void aPoolAtRestUsesNoProcessor() throws Exception {
        try (Pool pool = Pool.builder().workers(2).taskTimeout(Duration.ofMillis(100)).build()) {
            Await.until("the pool has worked", () -> hasWorked(pool));
            Await.until("the pool rests", () -> isIdle(pool));
        }
    }

    @Test
    void anInterruptOfItsThreadsIsForgotten() throws Exception {
        try (Pool pool = Pool.of(2)) {
            Await.until("the pool has worked", () -> hasWorked(pool));
            List<Thread> threads = Thread.getAllStackTraces().keySet().stream()
                    .filter(thread -> thread.getName().startsWith("poolcraft-pool")).toList();
            assertThat(threads).isNotEmpty();
            threads.forEach(Thread::interrupt);
            Await.until("the pool rests", () -> isIdle(pool));
            assertThat(hasWorked(pool)).isTrue();
        }
    }
}
