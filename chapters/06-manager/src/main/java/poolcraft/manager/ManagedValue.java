package poolcraft.manager;

import org.jspecify.annotations.Nullable;

/**
 * A variable that lives in a manager: CPython's {@code manager.Value(typecode, value)}.
 *
 * <pre>{@code
 * ManagedValue<Integer> done = manager.value(0);
 * JvmProcess.start(() -> done.updateAndGet(n -> n + 1));
 * }</pre>
 *
 * <p>CPython's {@code value.value += 1} is two calls, and loses updates; {@link #updateAndGet} is
 * one. Thread-safe. Instead use a {@link poolcraft.memory.SharedInt}, which is a thousand times
 * faster, for a number on one machine.
 *
 * @param <T> what it holds: a copy of what was set, or a proxy
 */
public interface ManagedValue<T extends @Nullable Object> {

    /** A copy of what it holds. */
    T get();

    /** Replaces what it holds. */
    void set(T value);

    /** Replaces what it holds; returns what that was. */
    T getAndSet(T value);

    /**
     * Replaces what it holds if that equals {@code expected}.
     *
     * @return whether it did
     */
    boolean compareAndSet(T expected, T value);

    /** Replaces what it holds by what {@code change} makes of it, in one step; returns that. */
    @RunsForeignCode
    T updateAndGet(SentFunction<T> change);
}
