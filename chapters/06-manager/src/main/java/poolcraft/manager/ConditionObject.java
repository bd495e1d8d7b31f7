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
        int holds = lock.unlockFully();
        Waiter waiter = new Waiter(newLine());
        waiting.addLast(waiter);
        boolean withdrawn = false;
        try {
            waiter.place.await(() -> waiter.notified, nanos);
        } catch (Withdrawn e) {
            withdrawn = true;
        }
        waiting.remove(waiter);
        lockAgain(waiter, holds, withdrawn);
        return waiter.notified;
    }

    /** Ends a wait, with the lock; a notification that is not used goes to another one. */
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
            if (!used && waiter.notified) {
                notifyFirst();
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
