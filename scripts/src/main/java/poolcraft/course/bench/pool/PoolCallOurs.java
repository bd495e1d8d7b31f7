package poolcraft.course.bench.pool;

import poolcraft.pool.Pool;

/** The contender with the pool of chapter 12. */
final class PoolCallOurs {

    private PoolCallOurs() {}

    public static void main(String[] args) throws Exception {
        try (Pool pool = Pool.of(2)) {
            Callers.answer(args, () -> call(pool));
        }
    }

    private static Object call(Pool pool) {
        int answer = pool.apply(() -> square(7));
        if (answer != 49) {
            throw new IllegalStateException("got " + answer + " in place of 49");
        }
        return pool;
    }

    private static int square(int n) {
        return n * n;
    }
}
