package poolcraft.lock;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import poolcraft.memory.Shared;
import poolcraft.process.JvmProcess;

/**
 * A lock between processes that survives its holder: what {@link ProcessLock} and {@link
 * ProcessReentrantLock} have in common.
 *
 * <p><b>When the holder dies,</b> what the lock guards may be half-written. Everybody who waits, or
 * comes later, learns that within a second: {@code lock} and {@code tryLock} throw an {@link
 * OwnerDiedException} and take nothing, until somebody has repaired the data:
 *
 * <pre>{@code
 * try {
 *     lock.lock();
 * } catch (OwnerDiedException e) {
 *     lock.recover(() -> total.set(0));
 *     lock.lock();
 * }
 * try {
 *     total.increment();
 * } finally {
 *     lock.unlock();
 * }
 * }</pre>
 *
 * <p>It is an exception, since nobody reads a flag: a program that does not know about the death of
 * holders stops, and does not compute with half of a number. It is thrown by one who does not hold
 * the lock, since {@code lock()} stands before the {@code try}: whoever got the lock along with an
 * exception would never give it back. POSIX gives the lock and a code, {@code EOWNERDEAD}; that is
 * {@link #anyway()}:
 *
 * <pre>{@code
 * lock.anyway().lock();
 * try {
 *     if (!lock.isConsistent()) {
 *         total.set(0);
 *         lock.markConsistent();
 *     }
 *     total.increment();
 * } finally {
 *     lock.unlock();
 * }
 * }</pre>
 *
 * <p>Who unlocks and has not called {@link #markConsistent()} leaves the lock as it was: the next
 * one is told, too.
 *
 * <p><b>When only the thread ends</b> that holds it, and its process lives, the lock stays held, as
 * a {@link java.util.concurrent.locks.ReentrantLock} does. {@link #toString()} tells who holds it.
 *
 * <p><b>Waiting.</b> A waiter waits awake for some microseconds and then sleeps. Who has waited
 * longest is not always next: a thread that is awake gets the lock before one that has to be woken.
 * {@code lockInterruptibly} and {@code tryLock} with a limit can be interrupted, {@code lock}
 * cannot. A waiter that was interrupted, or whose time was over, has taken nothing.
 *
 * <p><b>Deadlocks.</b> Two processes that take two locks in different order wait for each other for
 * ever; nothing here notices. Always take them in one order, or use {@code tryLock} with a limit.
 *
 * <p>Thread-safe, also for virtual threads. Memory effects, across processes, too: what a holder
 * did before {@code unlock} is seen by the next one after {@code lock}. Use after {@link #close()}
 * is an {@link IllegalStateException}.
 */
public abstract sealed class RobustLock extends Shared implements Lock
        permits ProcessLock, ProcessReentrantLock {

    /** How much of a segment a lock takes. */
    public static final int BYTES = LockState.BYTES;

    final LockState state;
    private final Sleepers sleepers;
    private final Contest contest;
    private final Prize prize;
    private final Prize prizeAnyway;

    RobustLock(Part part) {
        super(part);
        this.state = new LockState(memory());
        this.sleepers = new Sleepers(memory(), LockState.SLEEPERS);
        this.contest = new Contest(sleepers);
        this.prize = new LockPrize(state, sleepers, false);
        this.prizeAnyway = new LockPrize(state, sleepers, true);
    }

    private Prize prize(boolean anyway) {
        return anyway ? prizeAnyway : prize;
    }

    /** Takes the lock if it is free, or held by this thread and that may be repeated. */
    abstract boolean takeNow();

    private boolean takeIfOpen() {
        memory();
        return takeNow();
    }

    /** What is done when a thread wants to wait for itself. */
    abstract void failIfMine();

    /**
     * Takes the lock; waits for it if another holds it.
     *
     * @throws OwnerDiedException if a holder died, and its data were not repaired
     */
    @Override
    public final void lock() {
        lock(false);
    }

    final void lock(boolean anyway) {
        if (takeIfOpen()) {
            return;
        }
        failIfMine();
        try (Patience patience = Patience.endless()) {
            contest.win(prize(anyway), patience);
        } catch (InterruptedException e) {
            throw new AssertionError("an endless wait cannot be interrupted", e);
        }
    }

    /**
     * Takes the lock; waits for it until this thread is interrupted.
     *
     * @throws OwnerDiedException if a holder died, and its data were not repaired
     */
    @Override
    public final void lockInterruptibly() throws InterruptedException {
        lockInterruptibly(false);
    }

    final void lockInterruptibly(boolean anyway) throws InterruptedException {
        try (Patience patience = Patience.untilInterrupted()) {
            if (!takeIfOpen()) {
                failIfMine();
                contest.win(prize(anyway), patience);
            }
        }
    }

    /**
     * Takes the lock if it is free.
     *
     * @return whether it was
     * @throws OwnerDiedException if a holder died, and its data were not repaired
     */
    @Override
    public final boolean tryLock() {
        return tryLock(false);
    }

    final boolean tryLock(boolean anyway) {
        return takeIfOpen() || contest.tryToWin(prize(anyway));
    }

    /**
     * Takes the lock; waits for it for some time. Zero and less do not wait.
     *
     * @return whether it was taken
     * @throws OwnerDiedException if a holder died, and its data were not repaired
     */
    @Override
    public final boolean tryLock(long time, TimeUnit unit) throws InterruptedException {
        return tryLock(time, unit, false);
    }

    final boolean tryLock(long time, TimeUnit unit, boolean anyway) throws InterruptedException {
        try (Patience patience = Patience.atMost(time, unit)) {
            return takeIfOpen() || contest.win(prize(anyway), patience);
        }
    }

    /**
     * Gives the lock back.
     *
     * @throws IllegalMonitorStateException if this thread does not hold it
     */
    @Override
    public final void unlock() {
        checkMine();
        if (leave() && state.release()) {
            sleepers.wakeOne();
        }
    }

    /** Whether this is the last unlock of the holder. */
    abstract boolean leave();

    final void checkMine() {
        memory();
        if (!state.isMine()) {
            throw new IllegalMonitorStateException("Thread " + Thread.currentThread().threadId()
                    + " of process " + JvmProcess.current().pid() + " does not hold this lock: it"
                    + " is " + state.describe() + ". Only its holder may do this.");
        }
    }

    /** Whether the current thread of this process holds it. */
    public final boolean isHeldByCurrentThread() {
        return state.isMine();
    }

    /** Whether anybody holds it: for monitoring, since it may change at once. */
    public final boolean isLocked() {
        return !LockState.isFree(state.word());
    }

    /** Whether no holder has died, or what the last one left has been repaired. */
    public final boolean isConsistent() {
        return LockState.isConsistent(state.word());
    }

    /**
     * Says that what this lock guards is whole again. Called by one who holds it {@link #anyway()}.
     *
     * @throws IllegalMonitorStateException if this thread does not hold it
     */
    public final void markConsistent() {
        checkMine();
        state.markConsistent();
    }

    /**
     * Takes the lock, repairs what it guards unless another has done so by now, and gives it back.
     * If the repair throws, or this process dies in it, the lock stays as it was.
     *
     * @param repair makes the data whole; run while the lock is held
     * @return whether the repair was run
     */
    public final boolean recover(Runnable repair) {
        anyway().lock();
        try {
            if (isConsistent()) {
                return false;
            }
            repair.run();
            markConsistent();
            return true;
        } finally {
            unlock();
        }
    }

    /**
     * This lock, to be taken after its holder's death, too, and without an exception: ask {@link
     * #isConsistent()} then.
     */
    public final Lock anyway() {
        return new AnywayLock(this);
    }

    /**
     * A condition of this lock, in a segment of its own. Close it when it is no longer needed.
     *
     * @throws UncheckedIOException if there is no room for it
     */
    @Override
    public final ProcessCondition newCondition() {
        try {
            return ProcessCondition.create(this);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Gives the lock back however often the current thread holds it, and says how often. */
    final int unlockFully() {
        int holds = state.holds();
        if (state.release()) {
            sleepers.wakeOne();
        }
        return holds;
    }

    /** Takes the lock as it was before {@link #unlockFully()}, also after its holder's death. */
    final void lockAgain(int holds) {
        lock(true);
        state.setHolds(holds);
    }

    @Override
    public final String toString() {
        return getClass().getSimpleName() + "[" + state.describe() + "]";
    }
}
