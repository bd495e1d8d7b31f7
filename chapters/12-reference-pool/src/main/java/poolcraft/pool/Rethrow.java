package poolcraft.pool;

import java.util.concurrent.CompletionException;

/** Throws in a caller what a task has thrown in its worker. */
final class Rethrow {

    private Rethrow() {}

    /**
     * Throws {@code problem} as it is, if it is unchecked; with the trace of this caller, since that
     * of the worker is among its causes.
     *
     * @throws CompletionException with {@code problem} as its cause, if it is a checked one
     */
    static RuntimeException asItIs(Throwable problem) {
        if (problem instanceof RuntimeException unchecked) {
            unchecked.setStackTrace(new Throwable().getStackTrace());
            throw unchecked;
        }
        if (problem instanceof Error error) {
            error.setStackTrace(new Throwable().getStackTrace());
            throw error;
        }
        throw new CompletionException(problem);
    }
}
