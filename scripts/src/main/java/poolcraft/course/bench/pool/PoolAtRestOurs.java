package poolcraft.course.bench.pool;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import poolcraft.course.bench.TimingLoop;
import poolcraft.pool.Pool;
import poolcraft.pool.PoolStats;

/** The contender with the pool of chapter 12. */
final class PoolAtRestOurs {

    private static final int TASKS = 1_000;

    private PoolAtRestOurs() {}

    public static void main(String[] args) throws Exception {
        try (Pool pool = Pool.of(2)) {
            pool.map(PoolAtRestOurs::square, IntStream.range(0, TASKS).boxed().toList());
            List<Long> pids = new ArrayList<>(List.of(ProcessHandle.current().pid()));
            pool.stats().workers().stream().map(PoolStats.WorkerStats::pid).forEach(pids::add);
            TimingLoop.answerWith(() -> Rest.measure(args[0], pids));
        }
    }

    private static int square(int n) {
        return n * n;
    }
}
