import java.time.Duration;
import java.util.OptionalInt;
import java.util.Set;

/** Waits for a process for a limited time, and then ends it with all that it has started. */
public final class TimeLimit {

    /**
     * What came of it.
     *
     * @param exitCode the exit code of the process; empty if it was killed
     * @param killed the pids of all that were killed
     */
    public record Outcome(OptionalInt exitCode, Set<Long> killed) {}

    private TimeLimit() {}

    /** Waits for {@code process}; kills it and its descendants when {@code limit} is over. */
    public static Outcome await(Process process, Duration limit) throws InterruptedException {
        // Process.waitFor has a variant with a limit. What does it return?
        return new Outcome(OptionalInt.empty(), Set.of());
    }
}
