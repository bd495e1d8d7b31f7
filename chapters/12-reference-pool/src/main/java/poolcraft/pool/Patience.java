package poolcraft.pool;

import java.util.concurrent.locks.Lock;

/**
 * Waiting awake, for a bounded time: to be woken costs more than the whole way to a worker and back.
 * After some looks it lets others run in between, who may be more of them than there are processors.
 *
 * <pre>{@code
 * while (!isHere() && patience.lasts()) {
 *     // look again
 * }
 * }</pre>
 *
 * <p>A virtual thread never lets others run: it might not get a processor again before the others
 * have their results, for which they wait for this one. So its patience is shorter.
 *
 * <p>Used by the thread that has made it.
 */
final class Patience {

    /** So many looks take some tens of microseconds. On one processor nobody answers meanwhile. */
    private static final int EAGER_LOOKS = Runtime.getRuntime().availableProcessors() > 1 ? 400 : 0;

    /** So long it goes on after these. */
    private static final long NANOS = 100_000;

    private final boolean yields = !isVirtual();
    private final int eagerLooks;
    private int looks;
    private boolean slept;
    private long end;

    /** Looks so often before it lets others run; see {@link #eagerLooks()}. */
    Patience(int eagerLooks) {
        this.eagerLooks = eagerLooks;
    }

    /** How many looks are right for the processors that this JVM may use. */
    static int eagerLooks() {
        return EAGER_LOOKS;
    }

    /** Whether the calling thread is a virtual one. */
    static boolean isVirtual() {
        return Thread.currentThread().isVirtual();
    }

    /** Takes {@code lock}, which nobody holds for long. A virtual thread waits for it awake. */
    static void lock(Lock lock) {
        if (isVirtual()) {
            while (!lock.tryLock()) {
                Thread.onSpinWait();
            }
        } else {
            lock.lock();
        }
    }

    /** There was something, and more may come. */
    void renew() {
        looks = slept ? eagerLooks : 0;
        slept = false;
    }

    /**
     * Its owner has slept, and is about to be busy. After that it lets others run at once: who woke it
     * may be waiting for the same processor.
     */
    void slept() {
        looks = eagerLooks;
        slept = true;
    }

    /** Lets a moment pass; false, at once, when the time is over. */
    @SuppressWarnings("ThreadPriorityCheck") // a hint; nothing is wrong if it is not followed
    // tag::lasts[]
    boolean lasts() {
        if (looks < eagerLooks) {
            looks++;
            Thread.onSpinWait();
            return true;
        }
        if (!yields) {
            return false;
        }
        long now = System.nanoTime();
        if (looks == eagerLooks) {
            looks++;
            end = now + NANOS;
        }
        if (now - end >= 0) {
            return false;
        }
        Thread.yield();
        return true;
    }
    // end::lasts[]
}
