package poolcraft.manager;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A list in a manager.
 *
 * @param <E> what is in it
 */
final class ListObject<E extends @Nullable Object> extends Monitor implements RemoteList<E> {

    private final List<E> elements;
    private long version;

    ListObject(Collection<? extends E> elements) {
        this.elements = new ArrayList<>(elements);
    }

    @Override
    Class<?> exposedAs() {
        return RemoteList.class;
    }

    @Override
    public int size() {
        return elements.size();
    }

    @Override
    public E get(int index) {
        return elements.get(index);
    }

    @Override
    public E set(int index, E element) {
        E before = elements.set(index, element);
        version++;
        return before;
    }

    @Override
    public void add(int index, E element) {
        elements.add(index < 0 ? elements.size() : index, element);
        version++;
    }

    @Override
    public boolean addAll(int index, Collection<? extends E> more) {
        version++;
        return elements.addAll(index < 0 ? elements.size() : index, more);
    }

    @Override
    public E removeAt(int index) {
        E removed = elements.remove(index);
        version++;
        return removed;
    }

    @Override
    public boolean remove(@Nullable Object element) {
        version++;
        return elements.remove(element);
    }

    @Override
    public boolean removeAll(Collection<?> others) {
        version++;
        return elements.removeAll(others);
    }

    @Override
    public boolean retainAll(Collection<?> others) {
        version++;
        return elements.retainAll(others);
    }

    @Override
    public void clear() {
        version++;
        elements.clear();
    }

    @Override
    public int indexOf(@Nullable Object element) {
        return elements.indexOf(element);
    }

    @Override
    public int lastIndexOf(@Nullable Object element) {
        return elements.lastIndexOf(element);
    }

    @Override
    public Snapshot snapshot() {
        return new Snapshot(version, elements.toArray());
    }

    @Override
    @SuppressWarnings("unchecked") // they were in here, or took the place of one that was
    public boolean replace(Snapshot changed) {
        if (changed.version() != version) {
            return false;
        }
        elements.clear();
        elements.addAll((List<E>) Arrays.asList(changed.elements()));
        version++;
        return true;
    }
}
