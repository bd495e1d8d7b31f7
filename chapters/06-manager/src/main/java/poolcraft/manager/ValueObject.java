package poolcraft.manager;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A variable in a manager.
 *
 * @param <T> what it holds
 */
final class ValueObject<T extends @Nullable Object> extends Monitor implements ManagedValue<T> {

    private T held;

    ValueObject(T held) {
        this.held = held;
    }

    @Override
    Class<?> exposedAs() {
        return ManagedValue.class;
    }

    @Override
    public T get() {
        return held;
    }

    @Override
    public void set(T value) {
        held = value;
    }

    @Override
    public T getAndSet(T value) {
        T before = held;
        held = value;
        return before;
    }

    @Override
    public boolean compareAndSet(T expected, T value) {
        boolean equal = Objects.equals(held, expected);
        if (equal) {
            held = value;
        }
        return equal;
    }

    @Override
    public T updateAndGet(SentFunction<T> change) {
        held = change.apply(held);
        return held;
    }
}
