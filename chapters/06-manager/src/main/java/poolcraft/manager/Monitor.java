package poolcraft.manager;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * An object of a manager that makes one call at a time: its methods need no locks of their own, and
 * each of them is atomic to its callers.
 *
 * <pre>
 *  FREE  --enter-->  BUSY   a call is made
 *  BUSY  --exit-->   FREE   its result is in bytes
 *  BUSY  --a call waits, {@link Line}-->  FREE   and BUSY again when it goes on
 * </pre>
 *
 * <p>A call that may not wait, and finds another, throws {@link WouldWait}. Thread-safe.
 */
abstract class Monitor {

    /** Another call is over soon, as a rule: it is not worth another thread. */
    private static final int PATIENCE = 200;

    /** So long one who is inside of one object waits for another: they may wait for each other. */
    private static final int NESTED_SECONDS = 1;

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

    /**
     * Begins a call.
     *
     * @throws IllegalStateException if the caller is inside of another object, and this one is busy
     */
    final void enter(Caller caller) {
        if (!tryEnter()) {
            waitToEnter(caller);
        }
        caller.entered();
    }

    private void waitToEnter(Caller caller) {
        if (!caller.mayWait()) {
            throw new WouldWait();
        }
        if (!caller.mayBeWithdrawn() && !caller.isInside()) {
            guard.lock();
            return;
        }
        try {
            if (!caller.isInside()) {
                guard.lockInterruptibly();
            } else if (!guard.tryLock(NESTED_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("A function that was sent to the manager has"
                        + " called another object there, which is busy: the two may wait for each"
                        + " other. Such a function must not call managed objects.");
            }
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
    final void exit(Caller caller) {
        caller.exited();
        guard.unlock();
    }

    /** A line in which callers of this wait. */
    final Line newLine() {
        return new Line(guard);
    }

    /** Inside a call: {@code client} is gone, and so is all that it held. */
    void clientGone(Session client) {}

    final void onClientGone(Session client) {
        inside(() -> clientGone(client));
    }

    /** Does {@code action} as if it were a call. */
    final void inside(Runnable action) {
        guard.lock();
        try {
            action.run();
        } finally {
            guard.unlock();
        }
    }
}
