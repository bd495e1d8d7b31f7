package poolcraft.pool;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import poolcraft.process.AllowList;

/**
 * Settings of a pool or an executor to be made, from {@link Pool#builder()} or {@link
 * ProcessPoolExecutor#builder()}. Not thread-safe; may be used for many pools.
 *
 * @param <P> what is made
 */
public final class PoolBuilder<P> {

    /** Makes what is wanted of an engine. */
    interface Maker<P> {
        P make(Engine engine);
    }

    private final Maker<P> maker;
    private AllowList allowList;
    private int minWorkers = Runtime.getRuntime().availableProcessors();
    private int maxWorkers = minWorkers;
    private int spares;
    private @Nullable SerializableRunnable initializer;
    private long maxTasks = Long.MAX_VALUE;
    private @Nullable Duration maxAge;
    private long maxMemory;
    private @Nullable Duration timeout;
    private int retries;
    private boolean failFast;
    private int pending;
    private WhenFull whenFull = WhenFull.BLOCK;
    private int tracedTasks;
    private List<String> jvmOptions = List.of();
    private @Nullable Consumer<WorkerDiedException> deathListener;

    PoolBuilder(Class<?> caller, Maker<P> maker) {
        this.maker = maker;
        this.allowList = AllowList.ofThisProcess().plusPackageOf(caller);
    }

    /** How many workers there are; without this, as many as there are processors. */
    public PoolBuilder<P> workers(int count) {
        return workers(count, count);
    }

    /**
     * How many workers there are: {@code min} at rest, and up to {@code max} while all are busy and
     * more tasks come.
     *
     * @throws IllegalArgumentException if {@code min} is less than 1, or more than {@code max}
     */
    public PoolBuilder<P> workers(int min, int max) {
        if (min < 1 || max < min) {
            throw new IllegalArgumentException("A pool has at least one worker, and at most as many"
                    + " as its maximum: " + min + " to " + max + " workers cannot be.");
        }
        minWorkers = min;
        maxWorkers = max;
        return this;
    }

    /**
     * How many more workers are started in advance, and kept ready: the next one to be needed, after
     * one has died or made way, or when the pool grows, is there at once. Each costs the memory of a
     * JVM at rest.
     *
     * @throws IllegalArgumentException if {@code count} is negative
     */
    public PoolBuilder<P> spares(int count) {
        if (count < 0) {
            throw new IllegalArgumentException("There cannot be " + count + " spare workers.");
        }
        spares = count;
        return this;
    }

    /** What each worker runs before its first task; where it fails there is no worker. */
    public PoolBuilder<P> initializer(SerializableRunnable action) {
        initializer = Objects.requireNonNull(action, "initializer");
        return this;
    }

    /**
     * After how many tasks a worker makes way for a new one: CPython's {@code maxtasksperchild}. A
     * chunk counts as one.
     *
     * @throws IllegalArgumentException if it is less than 1
     */
    public PoolBuilder<P> maxTasksPerWorker(long tasks) {
        if (tasks < 1) {
            throw new IllegalArgumentException(
                    "A worker does at least one task, and not " + tasks + ".");
        }
        maxTasks = tasks;
        return this;
    }

    /** After how long a worker makes way for a new one, when it has done what it was handed. */
    public PoolBuilder<P> maxAge(Duration age) {
        maxAge = positive(age, "A worker's age");
        return this;
    }

    /**
     * With how many bytes of filled heap, garbage not counted, a worker makes way for a new one,
     * when it has done what it was handed: tasks that leave something in static fields fill it. It
     * is looked at after a task, and at most once a second.
     *
     * @throws IllegalArgumentException if it is less than 1
     */
    public PoolBuilder<P> maxMemory(long bytes) {
        if (bytes < 1) {
            throw new IllegalArgumentException(
                    "A worker needs memory: " + bytes + " bytes cannot be its limit.");
        }
        maxMemory = bytes;
        return this;
    }

    /** How long a task may run; then its worker is killed, and it fails. */
    public PoolBuilder<P> taskTimeout(Duration limit) {
        timeout = positive(limit, "A task's time limit");
        return this;
    }

    private static Duration positive(Duration duration, String what) {
        if (duration.isNegative() || duration.isZero()) {
            throw new IllegalArgumentException(what + " is more than nothing: " + duration
                    + " is not.");
        }
        return duration;
    }

    /**
     * How often a task is tried again when a worker dies over it. Only for tasks that may be done
     * twice: the first worker may have done its work, but for the answer.
     */
    public PoolBuilder<P> retries(int count) {
        if (count < 0) {
            throw new IllegalArgumentException("A task cannot be tried again " + count
                    + " times.");
        }
        retries = count;
        return this;
    }

    /**
     * How many calls may be pending, submitted and not done: with a bound, the one who submits does
     * not run away from the workers. Without this any number may be.
     *
     * @throws IllegalArgumentException if {@code calls} is less than 1
     */
    public PoolBuilder<P> maxPending(int calls, WhenFull whenThereAreMore) {
        if (calls < 1) {
            throw new IllegalArgumentException("At least one call may be pending, and not " + calls
                    + ": with none, nothing could be submitted.");
        }
        pending = calls;
        whenFull = Objects.requireNonNull(whenThereAreMore, "whenThereAreMore");
        return this;
    }

    /** Whether {@code map} gives up at the first call that fails; without this it does them all. */
    public PoolBuilder<P> failFast(boolean first) {
        failFast = first;
        return this;
    }

    /**
     * Keeps, of the last {@code tasks} tasks, which worker ran them and when: see {@link Pool#trace}.
     * Without this nothing is kept.
     *
     * @throws IllegalArgumentException if {@code tasks} is less than 1
     */
    public PoolBuilder<P> trace(int tasks) {
        if (tasks < 1) {
            throw new IllegalArgumentException("A trace has at least one task, and not " + tasks
                    + ".");
        }
        tracedTasks = tasks;
        return this;
    }

    /** Options for the workers' JVMs, such as {@code -Xmx1g}. */
    public PoolBuilder<P> jvmOptions(String... options) {
        jvmOptions = List.of(options);
        return this;
    }

    /**
     * One more name on the list of what pool and workers read from each other; the package of the
     * class that makes the pool is on it, and that of each function. See {@link AllowList}.
     */
    public PoolBuilder<P> allow(String packageOrClass) {
        allowList = allowList.plus(packageOrClass);
        return this;
    }

    /** Is told of each worker that dies over a task, in a virtual thread. */
    public PoolBuilder<P> onWorkerDeath(Consumer<WorkerDiedException> listener) {
        deathListener = Objects.requireNonNull(listener, "listener");
        return this;
    }

    /**
     * Makes it, and starts the workers.
     *
     * @throws UncheckedIOException if the operating system refuses processes or shared memory; then
     *     nothing is left
     */
    public P build() {
        return maker.make(Engine.start(new PoolSettings(minWorkers, maxWorkers, spares, initializer,
                new PoolSettings.Recycling(maxTasks, maxAge, maxMemory),
                new PoolSettings.Limits(timeout, retries, failFast, pending, whenFull),
                allJvmOptions(), allowList,
                tracedTasks, deathListener)));
    }

    /** Half of the machine's memory is for all the workers together, if nothing else is said. */
    private List<String> allJvmOptions() {
        int processors = Runtime.getRuntime().availableProcessors();
        List<String> all = new ArrayList<>();
        all.add("-XX:MaxRAMPercentage=" + 50.0 / maxWorkers);
        all.add("-XX:ActiveProcessorCount=" + Math.max(1, processors / maxWorkers));
        all.addAll(jvmOptions);
        return all;
    }
}
