package poolcraft.pool;

import org.jspecify.annotations.Nullable;

/**
 * What came of one call of a chunk.
 *
 * @param value its result
 * @param problem what it has thrown; null if it has not
 */
record ItemResult<R extends @Nullable Object>(R value, @Nullable Throwable problem) {

    /**
     * The result; throws what the call has thrown, see {@link Rethrow}.
     */
    R get() {
        if (problem != null) {
            throw Rethrow.asItIs(problem);
        }
        return value;
    }
}
