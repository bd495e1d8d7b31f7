package poolcraft.memory;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Wakes the process at the other end of a ring, which sleeps when there is nothing to do.
 *
 * <p>A bell remembers that it was rung: a ring before the {@link #await} ends that await at once.
 * Ringing often counts as once. One that is rung for nothing does no harm, since who wakes looks
 * again. {@link #ring()} never waits, and neither method is broken by an interrupt for good.
 */
public interface Doorbell {

    /** Wakes the other side if it sleeps, or ends its next sleep. */
    void ring();

    /**
     * Sleeps until the bell rings, at most for {@code limit}. It may end early without a reason.
     *
     * @return false if the other side is gone, and will never ring again
     * @throws InterruptedException if the thread is interrupted
     */
    boolean await(Duration limit) throws InterruptedException;

    /**
     * No bell: the one who waits looks again every 50 microseconds or so. It costs about 3 % of a
     * processor while waiting, and cannot tell that the other side is gone.
     */
    static Doorbell lookingAgain() {
        return new Doorbell() {

            private static final long NAP_NANOS = 50_000;

            @Override
            public void ring() {}

            @Override
            public boolean await(Duration limit) throws InterruptedException {
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
                LockSupport.parkNanos(this,
                        Math.min(NAP_NANOS, TimeUnit.NANOSECONDS.convert(limit)));
                return true;
            }
        };
    }
}
