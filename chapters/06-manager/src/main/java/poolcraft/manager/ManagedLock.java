package poolcraft.manager;

import java.util.concurrent.locks.Lock;
import poolcraft.lock.OwnerDiedException;

/**
 * A lock that lives in a manager: CPython's {@code manager.Lock()} and {@code manager.RLock()}.
 *
 * <pre>{@code
 * Lock lock = manager.lock();
 * List<Integer> numbers = manager.list();
 * JvmProcess.start(() -> {
 *     lock.lock();
 *     try {
 *         numbers.set(0, numbers.get(0) + 1);
 *     } finally {
 *         lock.unlock();
 *     }
 * });
 * }</pre>
 *
 * <p>One thread of one process holds it at a time. Who has waited longest is next. {@code
 * lockInterruptibly} and {@code tryLock} with a limit can be interrupted, {@code lock} cannot.
 *
 * <p><b>When a client ends that holds it,</b> killed or not, what the lock guards may be half-done.
 * Those who wait, and who come later, are told, exactly as by a {@link
 * poolcraft.lock.ProcessLock}: {@code lock} and {@code tryLock} throw an {@link OwnerDiedException}
 * and take nothing, until somebody has called {@link #recover}. Those who wait for a condition of
 * this lock are told, too, unless somebody repairs first: {@code await} throws the same, and holds
 * the lock, as it does whenever it ends. The manager notices the end of a
 * process of its machine at once; that of a machine which has lost its power, after two minutes.
 *
 * <p>Each call is a message to the manager and back, a thousand times slower than a {@code
 * ProcessLock}. It is the one to use between machines, and for objects of the manager. Thread-safe.
 */
public interface ManagedLock extends Lock {

    /** Whether the current thread of this process holds it. */
    boolean isHeldByCurrentThread();

    /** Whether anybody holds it: for monitoring, since it may change at once. */
    boolean isLocked();

    /** Whether no holder has died, or what the last one left has been repaired. */
    boolean isConsistent();

    /**
     * Says that what this lock guards is whole again. Called by one who holds it {@link #anyway()}.
     *
     * @throws IllegalMonitorStateException if this thread does not hold it
     */
    void markConsistent();

    /**
     * Takes the lock, repairs what it guards unless another has done so by now, and gives it back.
     * If the repair throws, or this process dies in it, the lock stays as it was.
     *
     * @param repair makes the data whole; run in this process while it holds the lock
     * @return whether the repair was run
     */
    boolean recover(Runnable repair);

    /**
     * This lock, to be taken after its holder's death, too, and without an exception: ask {@link
     * #isConsistent()} then.
     */
    Lock anyway();
}
