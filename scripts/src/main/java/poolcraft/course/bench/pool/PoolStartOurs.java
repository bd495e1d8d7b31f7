package poolcraft.course.bench.pool;

import poolcraft.course.bench.TimingLoop;
import poolcraft.pool.Pool;

/** The contender with the pool of chapter 12. */
final class PoolStartOurs {

    private PoolStartOurs() {}

    public static void main(String[] args) throws Exception {
        TimingLoop.answerWith(PoolStartOurs::measure);
    }

    /** To end a pool is not measured. */
    private static double measure() throws Exception {
        long start = System.nanoTime();
        Pool pool = Pool.of(2);
        int answer = pool.apply(() -> square(7));
        long nanos = System.nanoTime() - start;
        pool.terminate();
        pool.join();
        if (answer != 49) {
            throw new IllegalStateException("got " + answer + " in place of 49");
        }
        return nanos;
    }

    private static int square(int n) {
        return n * n;
    }
}
