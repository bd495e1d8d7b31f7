package poolcraft.pool;

import java.time.Duration;
import java.util.Objects;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Workers that have ended before they could work, since the last one that could: at some point there
 * is no use in starting another. Used by the keeper's thread.
 */
final class StartFailures {

    /** So many in a row that end by themselves are enough. */
    private static final int PATIENCE = 3;

    /** Somebody who kills workers says nothing of the next one; but this does not go on for ever. */
    private static final long LONGEST_NANOS = Duration.ofSeconds(30).toNanos();

    private int count;

    /** When the first of them ended. */
    private long since;
    private @Nullable Throwable last;

    /** A worker has worked, or it is to be tried anew. */
    void forget() {
        count = 0;
        last = null;
    }

    /** {@code worker} has not come up. */
    void note(Worker worker, OptionalInt exitCode) {
        since = last == null ? System.nanoTime() : since;
        count += exitCode.orElse(0) < 0 ? 0 : 1;
        last = Objects.requireNonNullElseGet(worker.life().startFailure(),
                () -> WorkerDiedException.of(worker, exitCode, "before its first task"));
    }

    /** No worker can be started at all. */
    void noteFinal(Exception problem) {
        count = PATIENCE;
        last = problem;
    }

    boolean areEnough() {
        return count >= PATIENCE
                || (last != null && System.nanoTime() - since > LONGEST_NANOS);
    }

    /** What to tell those who wait. */
    WorkerStartException exception() {
        Throwable cause = last;
        return new WorkerStartException("No worker could be started. The last one said: "
                + (cause == null ? "nothing" : cause.getMessage()), cause);
    }
}
