package poolcraft.pool;

import java.io.Serializable;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * A call for another process. A lambda that is given where one is asked for becomes serializable by
 * that alone; it takes along what it captures, as a copy.
 */
@FunctionalInterface
public interface SerializableCallable<R extends @Nullable Object>
        extends
            Callable<R>,
            Serializable {}
