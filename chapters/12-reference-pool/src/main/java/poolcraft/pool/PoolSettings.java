package poolcraft.pool;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import poolcraft.process.AllowList;

/**
 * How a pool is to be. Immutable.
 *
 * @param minWorkers how many workers there are at rest
 * @param maxWorkers how many there may be while all are busy
 * @param spares how many more are kept ready to take a place
 * @param initializer what each worker runs first; null for nothing
 * @param recycling when a worker has done enough
 * @param limits what becomes of tasks that take too much
 * @param jvmOptions options for the workers' JVMs
 * @param allowList what workers and pool may read
 * @param tracedTasks how many tasks are kept in the trace; 0 for none
 * @param deathListener is told of each worker that died over a task; null if nobody is
 */
record PoolSettings(int minWorkers, int maxWorkers, int spares,
        @Nullable SerializableRunnable initializer, Recycling recycling, Limits limits,
        List<String> jvmOptions, AllowList allowList,
        int tracedTasks, @Nullable Consumer<WorkerDiedException> deathListener) {

    /** A new trace; null if there is to be none. */
    @Nullable
    Trace trace() {
        return tracedTasks == 0 ? null : new Trace(tracedTasks);
    }

    /**
     * When a worker has done enough, and another one takes its place.
     *
     * @param tasks after so many tasks; {@link Long#MAX_VALUE} for never
     * @param age after such a time; null for never
     * @param memory when it has filled so many bytes; 0 for never
     */
    record Recycling(long tasks, @Nullable Duration age, long memory) {}

    /**
     * What becomes of tasks that take too much, or are too many.
     *
     * @param timeout how long a task may run; null for as long as it takes
     * @param retries how often it is tried again when a worker dies over it
     * @param failFast whether a map gives up at its first failure
     * @param pending how many calls may be pending; 0 for any number
     * @param whenFull what becomes of one that is too many
     */
    record Limits(@Nullable Duration timeout, int retries, boolean failFast, int pending,
            WhenFull whenFull) {

        /** A new gate, that lets in so many; null if any number may come. */
        @Nullable
        Gate gate() {
            return pending == 0 ? null : new Gate(pending, whenFull);
        }
    }
}
