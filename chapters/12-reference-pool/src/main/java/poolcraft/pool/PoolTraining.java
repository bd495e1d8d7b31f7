package poolcraft.pool;

import java.util.List;
import java.util.concurrent.TimeUnit;
import poolcraft.process.Training;

/** The life of a worker: its first tasks, a rest, and its end. For the AOT cache alone. */
public final class PoolTraining implements Training {

    /** After so long with nothing to do, a worker sleeps. */
    private static final long REST_MILLIS = 500;

    /** Called by the service loader. */
    public PoolTraining() {}

    @Override
    public void run(List<String> jvmOptions) throws Exception {
        try (Pool pool = Pool.builder().workers(1).jvmOptions(jvmOptions.toArray(new String[0]))
                .build()) {
            work(pool);
            TimeUnit.MILLISECONDS.sleep(REST_MILLIS);
            work(pool);
        }
    }

    private static void work(Pool pool) {
        int captured = 2;
        pool.apply(() -> captured + 1);
        pool.apply(() -> List.of("an", "object"));
        pool.map(n -> -n, List.of(1, 2));
        try {
            pool.apply(() -> {
                throw new IllegalStateException("a failure");
            });
        } catch (IllegalStateException e) {
            // As it should be.
        }
    }
}
