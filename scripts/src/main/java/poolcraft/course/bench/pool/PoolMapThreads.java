package poolcraft.course.bench.pool;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import poolcraft.course.bench.TimingLoop;

/** The contender with the JDK's own pool, of threads: a future for each number. */
final class PoolMapThreads {

    private static final int TASKS = 100_000;

    private PoolMapThreads() {}

    public static void main(String[] args) throws Exception {
        try (ExecutorService pool = Executors.newFixedThreadPool(2)) {
            TimingLoop.answer(TASKS, () -> squares(pool));
        }
    }

    private static List<Integer> squares(ExecutorService pool) throws Exception {
        List<Future<Integer>> futures = new ArrayList<>();
        for (int i = 0; i < TASKS; i++) {
            int n = i;
            futures.add(pool.submit(() -> n * n));
        }
        List<Integer> squares = new ArrayList<>();
        for (Future<Integer> future : futures) {
            squares.add(future.get());
        }
        return squares;
    }
}
