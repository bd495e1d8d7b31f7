package poolcraft.pool;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * A function of two arguments for another process. A lambda that is given where one is asked for
 * becomes serializable by that alone; it takes along what it captures, as a copy.
 */
@FunctionalInterface
public interface SerializableBiFunction<A extends @Nullable Object, B extends @Nullable Object, R extends @Nullable Object>
        extends
            Serializable {

    /** Runs in a worker. What it throws is thrown where the result is asked for. */
    R apply(A first, B second) throws Exception;
}
