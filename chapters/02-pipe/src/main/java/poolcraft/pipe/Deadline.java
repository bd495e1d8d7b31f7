package poolcraft.pipe;

import java.time.Duration;

/** A moment until which one waits, or never. Immutable. */
final class Deadline {

    static final Deadline NEVER = new Deadline(true, 0);

    private static final long NANOS_PER_MILLI = 1_000_000;

    private final boolean never;
    private final long nanoTime;

    private Deadline(boolean never, long nanoTime) {
        this.never = never;
        this.nanoTime = nanoTime;
    }

    /** {@code limit} from now; so far away that it does not count in nanoseconds is never. */
    static Deadline in(Duration limit) {
        try {
            return new Deadline(false, System.nanoTime() + limit.toNanos());
        } catch (ArithmeticException e) {
            return limit.isNegative() ? new Deadline(false, System.nanoTime()) : NEVER;
        }
    }

    boolean hasPassed() {
        return !never && nanosLeft() <= 0;
    }

    long nanosLeft() {
        return never ? Long.MAX_VALUE : nanoTime - System.nanoTime();
    }

    /** For {@link java.nio.channels.Selector#select(long)}: 0 is no limit, so it is at least 1. */
    long millisLeft() {
        return never
                ? 0
                : Math.max(1, (nanosLeft() + NANOS_PER_MILLI - 1) / NANOS_PER_MILLI);
    }
}
