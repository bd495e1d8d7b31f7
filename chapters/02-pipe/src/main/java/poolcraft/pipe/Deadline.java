package poolcraft.pipe;

import java.io.IOException;
import java.nio.channels.Selector;
import java.time.Duration;

/** A moment until which one waits, or never. Immutable. */
public final class Deadline {

    /** One that does not come. */
    public static final Deadline NEVER = new Deadline(true, 0);

    private static final long NANOS_PER_MILLI = 1_000_000;

    private final boolean never;
    private final long nanoTime;

    private Deadline(boolean never, long nanoTime) {
        this.never = never;
        this.nanoTime = nanoTime;
    }

    /** {@code limit} from now; so far away that it does not count in nanoseconds is never. */
    public static Deadline in(Duration limit) {
        try {
            return new Deadline(false, System.nanoTime() + limit.toNanos());
        } catch (ArithmeticException e) {
            return limit.isNegative() ? new Deadline(false, System.nanoTime()) : NEVER;
        }
    }

    /** Whether it is over. */
    public boolean hasPassed() {
        return !never && nanosLeft() <= 0;
    }

    /**
     * Sleeps in {@code selector} until it wakes up, or until this moment.
     *
     * @throws InterruptedException if the thread is interrupted; also before it sleeps
     */
    void select(Selector selector) throws IOException, InterruptedException {
        selector.select(millisLeft());
        selector.selectedKeys().clear();
        if (Thread.interrupted()) {
            throw new InterruptedException("interrupted while waiting");
        }
    }

    /** How many nanoseconds are left; less than 1 when it has passed. */
    public long nanosLeft() {
        return never ? Long.MAX_VALUE : nanoTime - System.nanoTime();
    }

    /** For {@link Selector#select(long)}: 0 is no limit, so it is at least 1. */
    long millisLeft() {
        return never ? 0 : Math.max(0, nanosLeft() / NANOS_PER_MILLI) + 1;
    }
}
