package poolcraft.pool;

import org.jspecify.annotations.Nullable;

/**
 * Stands in the list of a chunk's results in the place of one that there is not. No task can return
 * one: the class is the pool's own.
 *
 * @param problem what the call has thrown
 */
record FailedCall(Throwable problem) {

    /** The {@code result} of a call; throws what it has thrown, see {@link Rethrow}. */
    // It is what the function has returned.
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    static <R extends @Nullable Object> R get(@Nullable Object result) {
        if (result instanceof FailedCall failed) {
            throw Rethrow.asItIs(failed.problem);
        }
        return (R) result;
    }
}
