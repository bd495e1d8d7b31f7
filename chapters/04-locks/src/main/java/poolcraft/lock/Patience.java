package poolcraft.lock;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/**
 * How long the current thread is willing to wait, and whether an interrupt ends it.
 *
 * <p>An interrupt that does not end the wait is kept, and shows in the thread again after {@link
 * #close()}. Used by one thread, for one wait.
 */
final class Patience implements AutoCloseable {

    private final boolean timed;
    private final boolean interruptible;
    private final long deadline;
    private boolean interrupted;

    private Patience(boolean timed, boolean interruptible, long nanos) {
        this.timed = timed;
        this.interruptible = interruptible;
        this.deadline = timed ? System.nanoTime() + Math.clamp(nanos, 0, Long.MAX_VALUE / 2) : 0;
    }

    /** Waits for as long as it takes, whatever happens. */
    static Patience endless() {
        return new Patience(false, false, 0);
    }

    /**
     * Waits until it is interrupted.
     *
     * @throws InterruptedException if the thread was interrupted before
     */
    static Patience untilInterrupted() throws InterruptedException {
        failIfInterrupted();
        return new Patience(false, true, 0);
    }

    /**
     * Waits for some time, or until it is interrupted.
     *
     * @throws InterruptedException if the thread was interrupted before
     */
    static Patience atMost(long time, TimeUnit unit) throws InterruptedException {
        failIfInterrupted();
        return new Patience(true, true, unit.toNanos(time));
    }

    private static void failIfInterrupted() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }

    /** How much time is left; less than 1 when it is over. */
    long left() {
        return timed ? deadline - System.nanoTime() : Long.MAX_VALUE;
    }

    boolean isOver() {
        return left() <= 0;
    }

    /**
     * Sleeps until somebody unparks this thread, at most for {@code nanos}.
     *
     * @throws InterruptedException if an interrupt ends the wait
     */
    void nap(long nanos) throws InterruptedException {
        long most = Math.min(nanos, left());
        if (most > 0) {
            LockSupport.parkNanos(this, most);
        }
        if (Thread.interrupted()) {
            if (interruptible) {
                throw new InterruptedException();
            }
            interrupted = true;
        }
    }

    /** Waits for a lock between the threads of this process; false when the time was over. */
    boolean enter(ReentrantLock gate) throws InterruptedException {
        if (timed) {
            return gate.tryLock(left(), TimeUnit.NANOSECONDS);
        }
        if (interruptible) {
            gate.lockInterruptibly();
        } else {
            gate.lock();
        }
        return true;
    }

    @Override
    public void close() {
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
