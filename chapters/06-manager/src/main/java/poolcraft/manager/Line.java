package poolcraft.manager;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/**
 * Callers of a {@link Monitor} that wait, the one who came first in front. Used inside calls of the
 * monitor only.
 */
final class Line {

    /** A time limit that is none. */
    static final long FOR_EVER = Long.MAX_VALUE;

    private final ReentrantLock guard;
    private final Deque<Condition> waiting = new ArrayDeque<>();

    Line(ReentrantLock guard) {
        this.guard = guard;
    }

    /** The nanoseconds of {@code limit}, or the most that fit. */
    static long nanos(Duration limit) {
        return TimeUnit.NANOSECONDS.convert(limit);
    }

    /**
     * Waits until the caller is in front and {@code ready} holds. Who goes on and leaves something
     * for the next one {@link #wakeFirst wakes} it.
     *
     * @param nanos how long at most; zero and less do not wait
     * @return whether it holds; false if the time is over
     */
    boolean await(BooleanSupplier ready, long nanos) {
        if (waiting.isEmpty() && ready.getAsBoolean()) {
            return true;
        }
        if (nanos <= 0) {
            return false;
        }
        Caller caller = Caller.current();
        if (!caller.mayWait()) {
            throw new WouldWait();
        }
        if (caller.isNested()) {
            throw new IllegalStateException("A function that was sent to the manager would have to"
                    + " wait there, and keep busy what called it: it must not wait.");
        }
        Condition place = guard.newCondition();
        waiting.addLast(place);
        boolean goesOn = false;
        try {
            goesOn = awaitTurn(place, ready, nanos, caller.mayBeWithdrawn());
            return goesOn;
        } finally {
            waiting.remove(place);
            if (!goesOn) {
                wakeFirst(); // the signal may have been for this one
            }
        }
    }

    private boolean awaitTurn(Condition place, BooleanSupplier ready, long nanos,
            boolean mayBeWithdrawn) {
        long end = nanos == FOR_EVER ? 0 : System.nanoTime() + nanos;
        boolean interrupted = false;
        try {
            while (!place.equals(waiting.peekFirst()) || !ready.getAsBoolean()) {
                long left = nanos == FOR_EVER ? FOR_EVER : end - System.nanoTime();
                if (left <= 0) {
                    return false;
                }
                try {
                    sleep(place, left);
                } catch (InterruptedException e) {
                    if (mayBeWithdrawn) {
                        throw new Withdrawn();
                    }
                    interrupted = true;
                }
            }
            Caller.current().checkAlive(); // what nobody gets must not be taken
            return true;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @SuppressWarnings("WaitNotInLoop") // the caller loops
    private static void sleep(Condition place, long nanos) throws InterruptedException {
        if (nanos == FOR_EVER) {
            place.await();
        } else {
            place.awaitNanos(nanos);
        }
    }

    /** Something has changed: the one in front looks whether it can go on. */
    void wakeFirst() {
        Condition first = waiting.peekFirst();
        if (first != null) {
            first.signal();
        }
    }
}
