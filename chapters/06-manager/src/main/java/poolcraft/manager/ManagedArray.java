package poolcraft.manager;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Variables in a row, of fixed number, that live in a manager: CPython's {@code
 * manager.Array(typecode, sequence)}. A wrong index is an {@link IndexOutOfBoundsException}.
 *
 * <pre>{@code
 * ManagedArray<Double> results = manager.array(Collections.nCopies(10, 0.0));
 * JvmProcess.start(() -> results.set(3, compute(3)));
 * }</pre>
 *
 * <p>Thread-safe. Instead use a {@link poolcraft.memory.SharedDoubleArray} and its kin, which are a
 * thousand times faster, for numbers on one machine; {@link Manager#list()} for what grows.
 *
 * @param <T> what it holds: copies of what was set, or proxies
 */
public interface ManagedArray<T extends @Nullable Object> {

    /** How many variables there are. */
    int length();

    /** A copy of what the variable at {@code index} holds. */
    T get(int index);

    /** Replaces what the variable at {@code index} holds. */
    void set(int index, T value);

    /** Replaces what the variable at {@code index} holds; returns what that was. */
    T getAndSet(int index, T value);

    /**
     * Replaces what the variable at {@code index} holds if that equals {@code expected}.
     *
     * @return whether it did
     */
    boolean compareAndSet(int index, T expected, T value);

    /** Replaces what the variable at {@code index} holds by what {@code change} makes of it. */
    @RunsForeignCode
    T updateAndGet(int index, SentFunction<T> change);

    /** A copy of all, of one moment. */
    List<T> toList();
}
