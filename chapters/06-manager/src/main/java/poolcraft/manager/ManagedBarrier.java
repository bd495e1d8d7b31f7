package poolcraft.manager;

import java.time.Duration;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.TimeoutException;

/**
 * A point where all wait for each other, round after round, in a manager: CPython's {@code
 * manager.Barrier(parties, action)}.
 *
 * <pre>{@code
 * ManagedBarrier barrier = manager.barrier(3);
 * for (int i = 0; i < 3; i++) {
 *     int part = i;
 *     JvmProcess.start(() -> {
 *         for (int step = 0; step < 100; step++) {
 *             compute(part, step);
 *             barrier.await();
 *         }
 *     });
 * }
 * }</pre>
 *
 * <p>{@code await} returns when as many threads as there are parties have called it, in whatever
 * processes. If one of them gives up, since its time is over or it is interrupted, if the action
 * throws, or if somebody calls {@link #abort()}, the barrier is broken: all who wait get a {@link
 * BrokenBarrierException}, and so does everybody who comes later, until somebody calls {@link
 * #reset()}.
 *
 * <p><b>When a client ends</b> that has ever waited here, killed or not, while others that have live
 * on, the barrier breaks at once: they would wait for it in vain. One that has called {@link
 * #leave()} takes part no longer. When the last of them has ended the barrier is as new, unless one
 * was still waiting: then it stays broken, for those who have yet to come.
 *
 * <p>Thread-safe. Instead use a {@link poolcraft.lock.ProcessBarrier}, which is a thousand times
 * faster, on one machine.
 */
public interface ManagedBarrier {

    /**
     * Waits until all are there.
     *
     * @return how many were still missing: {@code parties() - 1} for the first to come, 0 for the
     *     last, and each number once
     * @throws BrokenBarrierException if it is broken, or breaks
     * @throws InterruptedException if this thread is interrupted, which breaks it
     */
    @RunsForeignCode
    int await() throws InterruptedException, BrokenBarrierException;

    /**
     * Waits until all are there, at most for {@code limit}.
     *
     * @return how many were still missing, as {@link #await()} does
     * @throws BrokenBarrierException if it is broken, or breaks
     * @throws TimeoutException if the time is over, which breaks it
     * @throws InterruptedException if this thread is interrupted, which breaks it
     */
    @RunsForeignCode
    int await(Duration limit) throws InterruptedException, BrokenBarrierException, TimeoutException;

    /** How many meet. */
    int parties();

    /** How many are there and wait. */
    int waiting();

    /** Whether it is broken, and nobody has reset it. */
    boolean isBroken();

    /** Breaks it: all who wait, and all who come until it is reset, get an exception. */
    void abort();

    /** Makes it as new: all who wait get an exception, who comes later begins a new round. */
    void reset();

    /** This process takes part no longer: its end does not break the barrier. */
    void leave();
}
