package poolcraft.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import poolcraft.memory.SharedLong;
import poolcraft.process.ProcessTarget;

/** Who waits at a queue sleeps, and so does whatever would wake it. */
class QueueRestTest {

    private static final Duration LONG_ENOUGH = Duration.ofMillis(500);
    private static final int MOST_PERCENT = 10;

    /** In a process of its own, where nothing else runs but the JVM. */
    private static void assertUsesNoCpu(ProcessTarget wait) throws Exception {
        try (SharedLong percent = SharedLong.create(-1)) {
            Child.run(() -> percent.set(percentOfACore(wait)));
            assertThat(percent.get()).as("percent of a core, while it waits")
                    .isBetween(0L, (long) MOST_PERCENT);
        }
    }

    private static long percentOfACore(ProcessTarget wait) throws Exception {
        cpuNanos();
        wait.run(); // both load what they need
        long cpu = cpuNanos();
        long begun = System.nanoTime();
        wait.run();
        long waited = System.nanoTime() - begun;
        long used = cpuNanos() - cpu;
        assertThat(waited).isGreaterThanOrEqualTo(LONG_ENOUGH.toNanos());
        return 100 * used / waited;
    }

    /** What all threads of Java code have used. */
    private static long cpuNanos() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        return LongStream.of(threads.getAllThreadIds()).map(threads::getThreadCpuTime)
                .filter(nanos -> nanos > 0).sum();
    }

    @Test
    void whoWaitsForAnItemUsesNoCpu() throws Exception {
        try (ProcessQueue<Integer> empty = ProcessQueue.create()) {
            assertUsesNoCpu(() -> empty.poll(LONG_ENOUGH));
        }
    }

    @Test
    void whoWaitsForRoomUsesNoCpu() throws Exception {
        try (ProcessQueue<Integer> full = ProcessQueue.create(1)) {
            full.put(1);
            assertUsesNoCpu(() -> full.offer(2, LONG_ENOUGH));
        }
    }

    @Test
    void whoWaitsForAllToBeDoneUsesNoCpu() throws Exception {
        try (JoinableProcessQueue<Integer> jobs = JoinableProcessQueue.create()) {
            jobs.put(1);
            assertUsesNoCpu(() -> jobs.join(LONG_ENOUGH));
        }
    }
}
