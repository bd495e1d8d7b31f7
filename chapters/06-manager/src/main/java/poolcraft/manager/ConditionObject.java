package poolcraft.manager;

import java.util.ArrayDeque;
import java.util.Date;
import java.util.Deque;
import java.util.concurrent.TimeUnit;

/**
 * A condition of a lock in a manager. One who waits is:
 *
 * <pre>
 *  WAITING   --signal-->                   NOTIFIED   the lock is to be taken again
 *  WAITING   --the holder of the lock ended-->  WAITING, if somebody repairs first; else GONE, by
 *                                                     an error, and with the lock
 *  WAITING   --time over, withdrawn-->     GONE
 *  NOTIFIED  --the lock was taken-->       GONE
 *  NOTIFIED  --the client ended before-->  GONE       and another one is notified
 * </pre>
 */
final class ConditionObject extends Monitor implements ManagedCondition {

    private final LockObject lock;
    private final Deque<Waiter> waiting = new ArrayDeque<>();

    /** One who waits. */
    private static final class Waiter {
        private final Line place;
        private boolean notified;

        Waiter(Line place) {
            this.place = place;
        }
    }

    ConditionObject(LockObject lock) {
        super(lock);
        this.lock = lock;
    }

    @Override
    Class<?> exposedAs() {
        return ManagedCondition.class;
    }

    @Override
    public void await() {
        waitOnce(Line.FOR_EVER);
    }

    @Override
    public void awaitUninterruptibly() {
        waitOnce(Line.FOR_EVER);
    }

    @Override
    public boolean await(long time, TimeUnit unit) {
        return waitOnce(unit.toNanos(time));
    }

    @Override
    public long awaitNanos(long nanos) {
        long end = System.nanoTime() + nanos;
        boolean notified = waitOnce(nanos);
        long left = end - System.nanoTime();
        return notified ? Math.max(1, left) : Math.min(0, left);
    }

    @Override
    @SuppressWarnings("JavaUtilDate") // the interface has it so
    public boolean awaitUntil(Date deadline) {
        return waitOnce(TimeUnit.MILLISECONDS
                .toNanos(deadline.getTime() - System.currentTimeMillis()));
    }

    private boolean waitOnce(long nanos) {
        lock.checkMine();
        lock.checkConsistent();
        if (!Caller.current().mayWait()) {
            throw new WouldWait();
        }
        long end = nanos == Line.FOR_EVER ? 0 : System.nanoTime() + nanos;
        Waiter waiter = new Waiter(newLine());
        waiting.addLast(waiter);
        boolean woken;
        do {
            woken = sleep(waiter, nanos == Line.FOR_EVER ? nanos : end - System.nanoTime());
        } while (woken && !waiter.notified);
        return waiter.notified;
    }

    /**
     * Sleeps without the lock, and takes it again.
     *
     * @return false if the time is over; true without a notification if a holder of the lock died,
     *     and somebody has repaired what it left
     */
    private boolean sleep(Waiter waiter, long nanos) {
        int holds = lock.unlockFully();
        boolean woken = false;
        boolean withdrawn = false;
        try {
            woken = lock.sleep(waiter.place, () -> waiter.notified, nanos);
        } catch (Withdrawn e) {
            withdrawn = true;
        }
        if (!woken) {
            waiting.remove(waiter);
        }
        lockAgain(waiter, holds, withdrawn);
        return woken;
    }

    /** Ends a sleep, with the lock; a notification that is not used goes to another one. */
    private void lockAgain(Waiter waiter, int holds, boolean withdrawn) {
        boolean used = false;
        try {
            takeLock(holds);
            lock.checkConsistent();
            if (withdrawn) {
                throw new Withdrawn();
            }
            used = true;
        } finally {
            if (!used) {
                waiting.remove(waiter);
                if (waiter.notified) {
                    notifyFirst();
                }
            }
        }
    }

    /** Only the end of the client ends the waiting for the lock. */
    private void takeLock(int holds) {
        while (true) {
            try {
                lock.lockAgain(holds);
                return;
            } catch (Withdrawn e) {
                Caller.current().checkAlive();
            }
        }
    }

    @Override
    public void signal() {
        lock.checkMine();
        notifyFirst();
    }

    private void notifyFirst() {
        Waiter first = waiting.pollFirst();
        if (first != null) {
            first.notified = true;
            first.place.wakeFirst();
        }
    }

    @Override
    public void signalAll() {
        lock.checkMine();
        while (!waiting.isEmpty()) {
            notifyFirst();
        }
    }
}
