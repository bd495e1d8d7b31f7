package poolcraft.manager;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An array in a manager.
 *
 * @param <T> what it holds
 */
final class ArrayObject<T extends @Nullable Object> extends Monitor implements ManagedArray<T> {

    private final List<T> held;

    ArrayObject(Collection<? extends T> held) {
        this.held = new ArrayList<>(held);
    }

    @Override
    Class<?> exposedAs() {
        return ManagedArray.class;
    }

    @Override
    public int length() {
        return held.size();
    }

    @Override
    public T get(int index) {
        return held.get(index);
    }

    @Override
    public void set(int index, T value) {
        held.set(index, value);
    }

    @Override
    public T getAndSet(int index, T value) {
        return held.set(index, value);
    }

    @Override
    public boolean compareAndSet(int index, T expected, T value) {
        boolean equal = Objects.equals(held.get(index), expected);
        if (equal) {
            held.set(index, value);
        }
        return equal;
    }

    @Override
    public T updateAndGet(int index, SentFunction<T> change) {
        T next = change.apply(held.get(index));
        held.set(index, next);
        return next;
    }

    @Override
    public List<T> toList() {
        return new ArrayList<>(held);
    }
}
