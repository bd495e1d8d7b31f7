package poolcraft.pool;

import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;

/**
 * Lets in as many calls as may be pending: submitted, and not done. Thread-safe.
 *
 * <p>A chunk of a map does not pass here: a mapping submits no more than it has to.
 */
final class Gate {

    private final int most;
    private final WhenFull whenFull;
    private final Semaphore places;

    Gate(int most, WhenFull whenFull) {
        this.most = most;
        this.whenFull = whenFull;
        this.places = new Semaphore(most);
    }

    /**
     * Takes a place for a call.
     *
     * @return false if there is none, and the caller is to do it
     * @throws RejectedExecutionException if there is none, and it is to be refused
     */
    boolean enter() {
        if (places.tryAcquire()) {
            return true;
        }
        return switch (whenFull) {
            case BLOCK -> {
                await();
                yield true;
            }
            case REJECT -> throw new RejectedExecutionException("The pool has " + most
                    + " calls pending, as many as it may have. Submit this one later.");
            case CALLER_RUNS -> false;
        };
    }

    private void await() {
        try {
            places.acquire();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RejectedExecutionException("The thread was interrupted while it waited for a"
                    + " place: the pool has " + most + " calls pending, as many as it may have.",
                    e);
        }
    }

    /** A call is done, or was withdrawn. */
    void leave() {
        places.release();
    }
}
