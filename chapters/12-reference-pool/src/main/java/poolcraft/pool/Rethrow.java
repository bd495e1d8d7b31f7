package poolcraft.pool;

import java.util.concurrent.CompletionException;
import poolcraft.pipe.ThrownFormat;

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
            throw ThrownFormat.thrownHere(unchecked, Rethrow::isOfThePool);
        }
        if (problem instanceof Error error) {
            throw ThrownFormat.thrownHere(error, Rethrow::isOfThePool);
        }
        throw new CompletionException(problem);
    }

    private static boolean isOfThePool(StackTraceElement frame) {
        return frame.getClassName().startsWith("poolcraft.pool.");
    }
}
