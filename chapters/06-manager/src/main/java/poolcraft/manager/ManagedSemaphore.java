package poolcraft.manager;

import java.time.Duration;

/**
 * So many at a time, by a manager: CPython's {@code manager.Semaphore(n)} and {@code
 * manager.BoundedSemaphore(n)}.
 *
 * <pre>{@code
 * ManagedSemaphore places = manager.boundedSemaphore(3);
 * places.acquire();
 * try {
 *     download();
 * } finally {
 *     places.release();
 * }
 * }</pre>
 *
 * <p>A process holds the permits that it acquired, whichever of its threads did; who has waited
 * longest is next. <b>When a client ends,</b> killed or not, the permits that it holds are given
 * back at once.
 *
 * <p>Of a semaphore that is not bounded a process may release more than it holds: that adds permits.
 * So a permit can also stand for a thing that one process makes and another uses up. The one that
 * uses it takes it with {@link #consume()}, or it would come back with the end of that process.
 *
 * <p>Thread-safe. Instead use a {@link poolcraft.lock.ProcessSemaphore}, which is a thousand times
 * faster, on one machine.
 */
public interface ManagedSemaphore {

    /** Takes a permit; waits for one until this thread is interrupted. */
    void acquire() throws InterruptedException;

    /** Takes a permit if one is free; returns whether it did. */
    boolean tryAcquire();

    /**
     * Takes a permit; waits for one for at most {@code limit}. Zero and less do not wait.
     *
     * @return whether it was taken
     */
    boolean tryAcquire(Duration limit) throws InterruptedException;

    /**
     * Takes a permit for good, which is then nobody's; waits for one until this thread is
     * interrupted.
     *
     * @throws UnsupportedOperationException if this semaphore is bounded
     */
    void consume() throws InterruptedException;

    /**
     * Gives back a permit that this process holds. If it holds none, this adds one, unless the
     * semaphore is bounded.
     *
     * @throws IllegalStateException if it is bounded and this process holds none
     */
    void release();

    /** How many permits are free: for monitoring, since it may change at once. */
    int availablePermits();
}
