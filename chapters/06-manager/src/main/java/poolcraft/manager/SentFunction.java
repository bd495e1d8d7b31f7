package poolcraft.manager;

import java.io.Serializable;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A function that is sent to a manager, and run there: what it captures is copied. It must not call
 * other objects of the manager, since the one that it changes is busy meanwhile.
 *
 * @param <T> what it makes a new one of
 */
@FunctionalInterface
public interface SentFunction<T extends @Nullable Object> extends UnaryOperator<T>, Serializable {}
