package poolcraft.course.bench.pool;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The contender with the JDK's own pool, of threads. */
final class PoolCallThreads {

    private PoolCallThreads() {}

    public static void main(String[] args) throws Exception {
        try (ExecutorService pool = Executors.newFixedThreadPool(2)) {
            Callers.answer(args, () -> pool.submit(() -> square(7)).get());
        }
    }

    private static int square(int n) {
        return n * n;
    }
}
