package poolcraft.pipe;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** Waits for a fact, as long as it may take. */
final class Await {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private Await() {}

    static void until(String fact, BooleanSupplier holds) throws InterruptedException {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (!holds.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("not within " + LIMIT + ": " + fact);
            }
            Thread.sleep(2);
        }
    }

    /** For who has to be slow. */
    static void aMoment() throws InterruptedException {
        Thread.sleep(20);
    }

    /** Waits until {@code thread} waits for something itself. */
    static void asleep(Thread thread) throws InterruptedException {
        Set<Thread.State> asleep = EnumSet.of(Thread.State.WAITING, Thread.State.TIMED_WAITING);
        until(thread + " waits", () -> asleep.contains(thread.getState()));
    }
}
