package poolcraft.course.bench.pool;

import poolcraft.course.bench.TimingLoop;
import poolcraft.pool.Pool;

/** The contender with the pool of chapter 12. */
final class PoolMegabytesOurs {

    private static final int MEGABYTES = 10;
    private static final int TIMES = 20;

    private PoolMegabytesOurs() {}

    public static void main(String[] args) throws Exception {
        byte[] argument = new byte[MEGABYTES * 1_000_000];
        try (Pool pool = Pool.of(1)) {
            TimingLoop.answer(TIMES * MEGABYTES, () -> send(pool, argument));
        }
    }

    private static Object send(Pool pool, byte[] argument) {
        for (int i = 0; i < TIMES; i++) {
            int length = pool.apply(() -> length(argument));
            if (length != argument.length) {
                throw new IllegalStateException(length + " bytes have come of "
                        + argument.length);
            }
        }
        return pool;
    }

    private static int length(byte[] bytes) {
        return bytes.length;
    }
}
