// Fails: aServerMayDieLater
// Misconception: who lives now lives until it is ready.
import java.time.Duration;
import java.util.function.BooleanSupplier;
import poolcraft.lock.ProcessEvent;

/** Waits for a server that starts, and that may die before it is ready. */
public final class Startup {

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
        if (!lives.getAsBoolean()) {
            return ready.isSet();
        }
        return ready.await(limit);
    }
}
