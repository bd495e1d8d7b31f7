package poolcraft.pool;

import java.time.Duration;

/**
 * Sees when the objects of a worker fill more memory than they may: what tasks have left in static
 * fields, say. Garbage does not count, so it is collected before that is said. Used by the worker's
 * main thread.
 */
final class MemoryLimit {

    /** Collecting garbage after every task would take longer than the tasks. */
    private static final long PAUSE_NANOS = Duration.ofSeconds(1).toNanos();

    private final Runtime runtime = Runtime.getRuntime();
    private final long most;
    private long lastCollection = System.nanoTime() - PAUSE_NANOS;
    private boolean said;

    /**
     * A limit.
     *
     * @param most how many bytes of the heap may be filled; 0 for any number
     */
    MemoryLimit(long most) {
        this.most = most;
    }

    /** Whether it is exceeded, and that was not said before. */
    boolean isExceededNow() {
        if (most == 0 || said || used() <= most
                || System.nanoTime() - lastCollection < PAUSE_NANOS) {
            return false;
        }
        runtime.gc();
        lastCollection = System.nanoTime();
        said = used() > most;
        return said;
    }

    private long used() {
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
