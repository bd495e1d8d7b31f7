// Fails: whoWaitsIsWokenByTheEvent
// Misconception: it makes no difference where one sleeps.
import java.time.Duration;
import java.util.function.BooleanSupplier;
import poolcraft.lock.ProcessEvent;

/** Waits for a server that starts, and that may die before it is ready. */
public final class Startup {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

    private Startup() {}

    /**
     * Waits until the server is ready, has died, or the time is over.
     *
     * @param ready is set by the server
     * @param lives whether the server lives
     * @return whether the server has been ready
     */
    public static boolean awaitReady(ProcessEvent ready, BooleanSupplier lives, Duration limit)
            throws InterruptedException {
        long start = System.nanoTime();
        Duration left = limit;
        while (!ready.isSet()) {
            if (!lives.getAsBoolean()) {
                return ready.isSet();
            }
            Thread.sleep(shorter(left, BETWEEN_LOOKS));
            left = limit.minusNanos(System.nanoTime() - start);
            if (!left.isPositive()) {
                return false;
            }
        }
        return true;
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }
}
