package poolcraft.lock;

import java.util.concurrent.locks.ReentrantLock;

/**
 * Waiting for a lock that another holds: awake for some microseconds, then asleep.
 *
 * <p>Of the waiting threads of this process, one competes with those of other processes; the others
 * wait behind it at a gate, as threads do. So there is at most one sleeper for each process, and one
 * ring wakes one thread.
 *
 * <p>No wake-up is lost: the sleeper sets its bit, then reads the word and marks it as contended;
 * who releases the lock changes the word, sees the mark and then reads the bits. A process that is
 * killed between the two leaves the sleepers to their naps, which end by themselves. Thread-safe.
 */
final class LockWait {

    private static final int SPINS = Runtime.getRuntime().availableProcessors() > 1 ? 200 : 1;

    private final LockState state;
    private final Sleepers sleepers;
    private final Bell bell = Bell.get();
    private final ReentrantLock gate = new ReentrantLock();
    private final Lookout lookout = new Lookout();

    LockWait(LockState state, Sleepers sleepers) {
        this.state = state;
        this.sleepers = sleepers;
    }

    /**
     * Waits until it has the lock, or patience ends.
     *
     * @param anyway whether to take it after its holder's death, too
     * @return whether it has it
     * @throws OwnerDiedException if the holder died, unless {@code anyway}
     */
    boolean acquire(Patience patience, boolean anyway) throws InterruptedException {
        if (!patience.enter(gate)) {
            return tryAcquire(anyway);
        }
        try {
            return acquireAwake(anyway) || acquireAsleep(patience, anyway);
        } finally {
            gate.unlock();
        }
    }

    /** Takes the lock if it is free, without waiting. */
    boolean tryAcquire(boolean anyway) {
        long word = state.word();
        if (LockState.isFree(word)) {
            return take(word, anyway, false);
        }
        return lookout.isDue() && isBuried(word) && take(state.word(), anyway, false);
    }

    private boolean acquireAwake(boolean anyway) {
        for (int spin = 0; spin < SPINS; spin++) {
            long word = state.word();
            if (LockState.isFree(word) && take(word, anyway, false)) {
                return true;
            }
            Thread.onSpinWait();
        }
        return false;
    }

    private boolean acquireAsleep(Patience patience, boolean anyway) throws InterruptedException {
        boolean taken = false;
        try (Sleep _ = new Sleep(bell, this::isDue)) {
            taken = sleepUntilTaken(patience, anyway);
            return taken;
        } finally {
            sleepers.disarm();
            if (!taken) {
                passOn();
            }
        }
    }

    private boolean isDue() {
        return LockState.isFree(state.word()) || !sleepers.isArmed();
    }

    private boolean sleepUntilTaken(Patience patience, boolean anyway)
            throws InterruptedException {
        while (true) {
            sleepers.arm();
            long word = state.word();
            if (LockState.isFree(word)) {
                if (take(word, anyway, true)) {
                    return true;
                }
            } else if (patience.isOver()) {
                return false;
            } else if (!(lookout.isDue() && isBuried(word)) && state.announce(word)) {
                patience.nap(bell.napNanos());
            }
        }
    }

    private boolean take(long word, boolean anyway, boolean slept) {
        if (!anyway && !LockState.isConsistent(word)) {
            throw new OwnerDiedException(state.victim());
        }
        return state.takeFree(word, slept);
    }

    /** Whether its holder was dead: then it is free by now, and all who wait are to see that. */
    private boolean isBuried(long word) {
        if (!state.hasDeadHolder(word)) {
            return false;
        }
        if (state.bury(word)) {
            sleepers.wakeAll();
        }
        return true;
    }

    /** Who leaves without the lock may have been rung, and another was not. */
    private void passOn() {
        long word = state.word();
        while (!LockState.isFree(word) && !state.announce(word)) {
            word = state.word();
        }
        if (LockState.isFree(word)) {
            sleepers.wakeOne();
        }
    }

    /** After the release of a lock in which threads may sleep. */
    void wakeNext() {
        sleepers.wakeOne();
    }
}
