package poolcraft.manager;

import java.io.Serializable;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * A list in a manager, as {@link ListProxy} calls it.
 *
 * @param <E> what is in it
 */
interface RemoteList<E extends @Nullable Object> {

    /**
     * A copy of a list.
     *
     * @param version how often the list had been changed
     */
    @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
    record Snapshot(long version, @Nullable Object[] elements) implements Serializable {}

    int size();

    E get(int index);

    E set(int index, E element);

    void add(int index, E element);

    /** At the end, if {@code index} is -1. */
    boolean addAll(int index, Collection<? extends E> elements);

    E removeAt(int index);

    boolean remove(@Nullable Object element);

    boolean removeAll(Collection<?> elements);

    boolean retainAll(Collection<?> elements);

    void clear();

    int indexOf(@Nullable Object element);

    int lastIndexOf(@Nullable Object element);

    Snapshot snapshot();

    /** Replaces all elements, unless the list has another version by now; whether it did. */
    boolean replace(Snapshot changed);
}
