package poolcraft.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import poolcraft.process.JvmProcess;

/**
 * A pool under mixed load for a while: calls, maps, long arguments, failures, cancelled tasks, killed
 * workers. Afterwards there are no more threads, files and objects than in the beginning. {@code
 * -Dpoolcraft.soak=600} are the ten minutes of the full size.
 */
@Tag("soak")
@Timeout(value = 20, unit = TimeUnit.MINUTES)
class SoakTest {

    private static final Duration LENGTH = Duration.ofSeconds(
            Integer.getInteger("poolcraft.soak", 4));
    private static final long SLACK_BYTES = 8_000_000;

    /** A worker makes some of its connections when it first needs them: the old ones may have more. */
    private static final int SLACK = 8;

    private final SplittableRandom random = new SplittableRandom(11);

    /** What a program has, garbage not counted. */
    private record Holdings(long bytes, long files, int threads) {

        static Holdings now() {
            System.gc();
            Runtime runtime = Runtime.getRuntime();
            long files = ManagementFactory
                    .getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
                            ? unix.getOpenFileDescriptorCount()
                            : 0;
            return new Holdings(runtime.totalMemory() - runtime.freeMemory(), files,
                    ManagementFactory.getThreadMXBean().getThreadCount());
        }
    }

    @Test
    void aLongLifeLeavesNothingBehind() throws Exception {
        try (Pool pool = Pool.builder().workers(2).maxTasksPerWorker(2_000).build()) {
            load(pool, LENGTH.dividedBy(4));
            Await.until("the pool is at rest", () -> isAtRest(pool));
            Holdings before = Holdings.now();
            load(pool, LENGTH);
            // what a worker that comes or goes holds is given back in a moment; a leak stays
            Await.untilAsserted(() -> assertThat(Holdings.now()).satisfies(
                    now -> assertThat(now.bytes()).as("bytes")
                            .isLessThan(before.bytes() + SLACK_BYTES),
                    now -> assertThat(now.files()).as("files")
                            .isLessThan(before.files() + SLACK),
                    now -> assertThat(now.threads()).as("threads")
                            .isLessThan(before.threads() + SLACK)));
        }
        assertThat(JvmProcess.activeChildren()).isEmpty();
    }

    /** Whether its two workers have nothing to do, and no other comes or goes. */
    private static boolean isAtRest(Pool pool) {
        PoolStats stats = pool.stats();
        return stats.waiting() == 0 && JvmProcess.activeChildren().size() == 2
                && stats.workers().size() == 2
                && stats.workers().stream().allMatch(worker -> worker.load() == 0);
    }

    private void load(Pool pool, Duration length) throws Exception {
        long end = System.nanoTime() + length.toNanos();
        int round = 0;
        while (System.nanoTime() < end) {
            calls(pool);
            maps(pool);
            failures(pool);
            cancellations(pool);
            if (round++ % 5 == 0) {
                kills(pool);
            }
        }
    }

    private static void calls(Pool pool) {
        for (int i = 0; i < 100; i++) {
            int n = i;
            assertThat(pool.apply(() -> Tasks.square(n))).isEqualTo(n * n);
        }
        byte[] large = new byte[300_000];
        assertThat(pool.apply(() -> large.length)).isEqualTo(large.length);
    }

    private void maps(Pool pool) {
        List<Integer> numbers = IntStream.range(0, 1_000).boxed().toList();
        int factor = random.nextInt(100);
        assertThat(pool.map(n -> n * factor, numbers).get(999)).isEqualTo(999 * factor);
        assertThat(pool.imapUnordered(n -> n + 1, numbers, 7).count()).isEqualTo(1_000);
        try (var some = pool.imap(n -> n, numbers)) {
            assertThat(some.limit(3).toList()).containsExactly(0, 1, 2);
        }
    }

    private static void failures(Pool pool) {
        assertThatThrownBy(() -> pool.apply(() -> Tasks.failAt(1, 1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> pool.apply(() -> new Object()))
                .hasMessageContaining("result cannot be sent back");
    }

    private void cancellations(Pool pool) {
        List<CompletableFuture<Integer>> futures = IntStream.range(0, 50)
                .mapToObj(n -> pool.<Integer>applyAsync(() -> Tasks.square(n))).toList();
        futures.forEach(future -> future.cancel(random.nextInt(50) == 0));
    }

    /** The task that it runs may be lost with a worker, and no other. */
    private static void kills(Pool pool) throws Exception {
        CompletableFuture<Integer> last = pool.applyAsync(() -> Tasks.square(3));
        JvmProcess.activeChildren().getFirst().kill();
        try {
            assertThat(last.get()).isEqualTo(9);
        } catch (ExecutionException e) {
            assertThat(e).hasCauseInstanceOf(WorkerDiedException.class);
        }
    }
}
