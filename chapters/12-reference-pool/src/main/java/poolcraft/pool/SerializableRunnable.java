package poolcraft.pool;

import java.io.Serializable;

/**
 * A call without a result for another process. A lambda that is given where one is asked for becomes
 * serializable by that alone; it takes along what it captures, as a copy.
 */
@FunctionalInterface
public interface SerializableRunnable extends Runnable, Serializable {}
