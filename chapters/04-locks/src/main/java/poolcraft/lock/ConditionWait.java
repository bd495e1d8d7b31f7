package poolcraft.lock;

import org.jspecify.annotations.Nullable;
import poolcraft.memory.Spin;

/**
 * One wait of one thread for a condition: it gives the lock up, sleeps, takes the lock again, and
 * finds out with the lock whether it was notified.
 *
 * <p>Used by one thread, which holds the lock before and after {@link #await}.
 */
final class ConditionWait {

    private final RobustLock lock;
    private final WaitCells cells;
    private final Patience patience;
    private final int cell;
    private final Bell bell = Bell.get();
    private final Lookout lookout = new Lookout();
    private @Nullable InterruptedException interrupt;

    ConditionWait(RobustLock lock, WaitCells cells, Patience patience) {
        this.lock = lock;
        this.cells = cells;
        this.patience = patience;
        this.cell = cells.claim();
    }

    /**
     * Waits until it is notified, or patience ends.
     *
     * @return whether it was notified
     * @throws InterruptedException if it was interrupted and not notified
     * @throws OwnerDiedException if a holder of the lock died meanwhile, and left it so
     */
    // tag::await[]
    boolean await() throws InterruptedException {
        while (true) {
            boolean over = sleepUnlocked();
            if (cells.take(cell)) {
                return notified();
            }
            if (over || !lock.state.isConsistent()) {
                return givenUp();
            }
        }
    }

    /** Returns whether patience is over. */
    private boolean sleepUnlocked() {
        int holds = lock.unlockFully();
        try {
            return !sleep();
        } catch (InterruptedException e) {
            interrupt = e;
            return true;
        } finally {
            lock.lockAgain(holds);
        }
    }
    // end::await[]

    /** An interrupt that came along shows in the thread, as it ended nothing. */
    private boolean notified() {
        keepInterrupt();
        if (!lock.state.isConsistent()) {
            cells.notify(1);
            lock.state.failIfInconsistent();
        }
        return true;
    }

    private boolean givenUp() throws InterruptedException {
        cells.free(cell);
        if (!lock.state.isConsistent()) {
            keepInterrupt();
            lock.state.failIfInconsistent();
        }
        if (interrupt != null) {
            throw interrupt;
        }
        return false;
    }

    private void keepInterrupt() {
        if (interrupt != null) {
            Thread.currentThread().interrupt();
        }
    }

    /** Returns false if patience is over, true if there is something to look at with the lock. */
    private boolean sleep() throws InterruptedException {
        if (Spin.until(() -> cells.isNotified(cell)) || !cells.fallAsleep(cell)) {
            return true;
        }
        try (Sleep _ = new Sleep(bell, () -> cells.isNotified(cell))) {
            while (!cells.isNotified(cell) && !(lookout.isDue() && somebodyDied())) {
                if (patience.isOver()) {
                    return false;
                }
                patience.nap(bell.napNanos());
            }
            return true;
        }
    }

    private boolean somebodyDied() {
        return cells.hasOrphan(cell) || lock.state.isLost();
    }
}
