package poolcraft.manager;

import java.util.concurrent.locks.ReentrantLock;

/**
 * An object of a manager that makes one call at a time: its methods need no locks of their own, and
 * each of them is atomic to its callers.
 *
 * <pre>
 *  FREE  --enter-->  BUSY   a call is made
 *  BUSY  --leave-->  FREE   its result is in bytes
 *  BUSY  --a call waits, {@link Line}-->  FREE   and BUSY again when it goes on
 * </pre>
 *
 * <p>A call that may not wait, and finds another, throws {@link WouldWait}. Thread-safe.
 */
abstract class Monitor {

    /** Another call is over soon, as a rule: it is not worth another thread. */
    private static final int PATIENCE = 200;

    private final ReentrantLock guard;

    Monitor() {
        guard = new ReentrantLock();
    }

    /** One that makes no call while {@code other} makes one. */
    Monitor(Monitor other) {
        guard = other.guard;
    }

    /** The interface that clients call. */
    abstract Class<?> exposedAs();

    /** Begins a call. */
    final void enter(Caller caller) {
        if (tryEnter()) {
            return;
        }
        if (!caller.mayWait()) {
            throw new WouldWait();
        }
        if (!caller.mayBeWithdrawn()) {
            guard.lock();
            return;
        }
        try {
            guard.lockInterruptibly();
        } catch (InterruptedException e) {
            throw new Withdrawn();
        }
    }

    private boolean tryEnter() {
        for (int i = 0; i < PATIENCE; i++) {
            if (guard.tryLock()) {
                return true;
            }
            Thread.onSpinWait();
        }
        return false;
    }

    /** Ends a call. */
    final void leave() {
        guard.unlock();
    }

    /** A line in which callers of this wait. */
    final Line newLine() {
        return new Line(guard);
    }

    /** Inside a call: {@code client} is gone, and so is all that it held. */
    void clientGone(Session client) {}

    final void onClientGone(Session client) {
        guard.lock();
        try {
            clientGone(client);
        } finally {
            guard.unlock();
        }
    }
}
