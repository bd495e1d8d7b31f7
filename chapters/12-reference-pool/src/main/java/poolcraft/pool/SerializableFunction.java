package poolcraft.pool;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * A function for another process. A lambda that is given where one is asked for becomes serializable
 * by that alone; it takes along what it captures, as a copy.
 */
@FunctionalInterface
public interface SerializableFunction<T extends @Nullable Object, R extends @Nullable Object>
        extends
            Serializable {

    /** Runs in a worker. What it throws is thrown where the result is asked for. */
    R apply(T argument) throws Exception;
}
