import java.time.Duration;
import java.util.OptionalInt;
import java.util.function.IntFunction;
import poolcraft.process.ProcessTarget;

/** Runs a target in a child process, and again when it fails. */
public final class Supervisor {

    /**
     * A supervisor for {@code target}.
     *
     * @param restarts how often the target is started again, at most
     * @param pauses the pause before restart 1, 2, and so on
     */
    public Supervisor(ProcessTarget target, int restarts, IntFunction<Duration> pauses) {
        // Keep what run() needs.
    }

    /**
     * Runs the target until it succeeds, fails for good, or is stopped.
     *
     * @return the exit code of the last child; empty after {@link #stop()}
     */
    public OptionalInt run() throws InterruptedException {
        // Begin with one child: start it, wait for it, return its exit code.
        return OptionalInt.empty();
    }

    /** Ends the child, and {@link #run()}. */
    public void stop() {
        // Two threads meet here: what must the other one see?
    }
}
