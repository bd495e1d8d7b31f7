package poolcraft.lock;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import poolcraft.memory.Shared;

/**
 * Permits that survive their holders: what {@link ProcessSemaphore} and {@link
 * ProcessBoundedSemaphore} have in common.
 *
 * <p>A permit that was acquired is held by the process, and any of its threads may release it.
 *
 * <p><b>When a process dies,</b> the permits that it held are given back within a second of somebody
 * waiting for one. What is promised: no permit is ever lost and none is there twice, at whatever
 * moment a process is killed; between its death and the giving back they count as taken. {@link
 * SemaphoreState} tells how that is done. There is no exception, as there is for a lock: what
 * several may use at once cannot be left half-written by one of them, unless it is guarded by a lock
 * of its own.
 *
 * <p><b>Waiting.</b> Who has waited longest is not always next. A waiter that was interrupted, or
 * whose time was over, has taken no permit.
 *
 * <p><b>Deadlocks.</b> Processes that each hold a permit and wait for one more can wait for each
 * other for ever. Acquire one at a time, or use {@code tryAcquire} with a limit.
 *
 * <p>Thread-safe, also for virtual threads. Memory effects, across processes, too: what was done
 * before {@code release} is seen after the {@code acquire} that gets the permit. Use after {@link
 * #close()} is an {@link IllegalStateException}.
 */
public abstract sealed class RobustSemaphore extends Shared
        permits ProcessSemaphore, ProcessBoundedSemaphore {

    /** How much of a segment a semaphore takes. */
    public static final int BYTES = SemaphoreState.BYTES;

    /** How many permits there can be. */
    public static final int MAX_PERMITS = SemaphoreState.MAX_PERMITS;

    final SemaphoreState state;
    final Sleepers sleepers;
    private final int permits;
    private final Contest contest;
    private final Prize held;

    RobustSemaphore(Part part, int permits) {
        super(part);
        this.permits = permits;
        this.state = new SemaphoreState(memory(), permits);
        this.sleepers = new Sleepers(memory(), SemaphoreState.SLEEPERS);
        this.contest = new Contest(sleepers);
        this.held = new PermitPrize(state, sleepers, true);
    }

    static int checked(int permits) {
        if (permits < 0 || permits > MAX_PERMITS) {
            throw new IllegalArgumentException("A semaphore begins with 0 to " + MAX_PERMITS
                    + " permits, and not with " + permits + ".");
        }
        return permits;
    }

    /** How many permits there are when none is taken. */
    public final int permits() {
        return permits;
    }

    /** Acquires a permit; waits for one until this thread is interrupted. */
    public final void acquire() throws InterruptedException {
        try (Patience patience = Patience.untilInterrupted()) {
            win(held, patience);
        }
    }

    /** Acquires a permit; waits for one, whatever happens. */
    public final void acquireUninterruptibly() {
        try (Patience patience = Patience.endless()) {
            win(held, patience);
        } catch (InterruptedException e) {
            throw new AssertionError("an endless wait cannot be interrupted", e);
        }
    }

    /**
     * Acquires a permit if one is free.
     *
     * @return whether one was
     */
    public final boolean tryAcquire() {
        memory();
        return contest.tryToWin(held);
    }

    /**
     * Acquires a permit; waits for one for at most {@code limit}. Zero and less do not wait.
     *
     * @return whether it was acquired
     */
    public final boolean tryAcquire(Duration limit) throws InterruptedException {
        return tryToWin(held, limit);
    }

    final boolean tryToWin(Prize prize, Duration limit) throws InterruptedException {
        try (Patience patience = Patience
                .atMost(TimeUnit.NANOSECONDS.convert(limit), TimeUnit.NANOSECONDS)) {
            return win(prize, patience);
        }
    }

    final boolean win(Prize prize, Patience patience) throws InterruptedException {
        memory();
        return prize.take(false) || contest.win(prize, patience);
    }

    /** Gives a permit back, and wakes one who waits for it. */
    public abstract void release();

    /** How many permits are free; of a process seen to be dead, what it held is given back first. */
    public final int availablePermits() {
        memory();
        state.takeFromTheDead();
        return state.available();
    }

    /** How many permits this process holds. */
    public final int heldPermits() {
        memory();
        return state.held();
    }

    @Override
    public final String toString() {
        return getClass().getSimpleName() + "[" + state.available() + " of " + permits + " free]";
    }
}
