package poolcraft.manager;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.ListIterator;
import java.util.Spliterator;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A list that lives in a manager; see {@link Manager#list()}. Thread-safe.
 *
 * @param <E> what is in it
 */
@SuppressWarnings("unchecked") // what comes out is what went in
final class ListProxy<E extends @Nullable Object> extends AbstractList<E> implements ProxyOf {

    private final Reference reference;
    private final RemoteList<E> remote;

    ListProxy(Reference reference) {
        this.reference = reference;
        this.remote = Proxies.dynamic(RemoteList.class, reference);
    }

    @Override
    public Reference reference() {
        return reference;
    }

    @Override
    public int size() {
        return remote.size();
    }

    @Override
    public E get(int index) {
        return remote.get(index);
    }

    @Override
    public E set(int index, E element) {
        return remote.set(index, element);
    }

    @Override
    public boolean add(E element) {
        remote.add(-1, element);
        return true;
    }

    @Override
    public void add(int index, E element) {
        checkIndex(index);
        remote.add(index, element);
    }

    private static void checkIndex(int index) {
        if (index < 0) {
            throw new IndexOutOfBoundsException(index);
        }
    }

    @Override
    public boolean addAll(Collection<? extends E> elements) {
        return remote.addAll(-1, new ArrayList<>(elements));
    }

    @Override
    public boolean addAll(int index, Collection<? extends E> elements) {
        checkIndex(index);
        return remote.addAll(index, new ArrayList<>(elements));
    }

    @Override
    public E remove(int index) {
        return remote.removeAt(index);
    }

    @Override
    public boolean remove(@Nullable Object element) {
        return remote.remove(element);
    }

    @Override
    public boolean removeAll(Collection<?> elements) {
        return remote.removeAll(new ArrayList<>(elements));
    }

    @Override
    public boolean retainAll(Collection<?> elements) {
        return remote.retainAll(new ArrayList<>(elements));
    }

    @Override
    public void clear() {
        remote.clear();
    }

    @Override
    public boolean contains(@Nullable Object element) {
        return indexOf(element) >= 0;
    }

    @Override
    public int indexOf(@Nullable Object element) {
        return remote.indexOf(element);
    }

    @Override
    public int lastIndexOf(@Nullable Object element) {
        return remote.lastIndexOf(element);
    }

    @Override
    public boolean removeIf(Predicate<? super E> filter) {
        return change(copy -> copy.removeIf(filter));
    }

    @Override
    public void replaceAll(UnaryOperator<E> operator) {
        change(copy -> {
            copy.replaceAll(operator);
            return true;
        });
    }

    @Override
    public void sort(@Nullable Comparator<? super E> order) {
        change(copy -> {
            copy.sort(order);
            return true;
        });
    }

    /** Changes a copy, and puts it in place unless the list has changed meanwhile: then again. */
    private boolean change(Predicate<List<E>> action) {
        while (true) {
            RemoteList.Snapshot before = remote.snapshot();
            List<E> copy = new ArrayList<>((List<E>) Arrays.asList(before.elements()));
            if (!action.test(copy)) {
                return false;
            }
            if (remote.replace(new RemoteList.Snapshot(before.version(), copy.toArray()))) {
                return true;
            }
        }
    }

    /** A copy of the list as it is now. */
    private List<E> snapshot() {
        return Collections
                .unmodifiableList((List<E>) Arrays.asList(remote.snapshot().elements()));
    }

    @Override
    public Iterator<E> iterator() {
        return snapshot().iterator();
    }

    @Override
    public ListIterator<E> listIterator(int index) {
        return snapshot().listIterator(index);
    }

    @Override
    public List<E> subList(int from, int to) {
        return snapshot().subList(from, to);
    }

    @Override
    public Spliterator<E> spliterator() {
        return snapshot().spliterator();
    }

    @Override
    public void forEach(Consumer<? super E> action) {
        snapshot().forEach(action);
    }

    @Override
    public @Nullable Object[] toArray() {
        return remote.snapshot().elements();
    }

    @Override
    public <T extends @Nullable Object> T[] toArray(T[] target) {
        return snapshot().toArray(target);
    }

    // Inside of the manager a proxy is equal to itself only: to look into another object while one is
    // busy could end with two that wait for each other.

    @Override
    public boolean equals(@Nullable Object other) {
        return reference.equals(Proxies.referenceOf(other))
                || (!reference.isLocal() && other instanceof List<?> list
                        && snapshot().equals(list));
    }

    @Override
    public int hashCode() {
        return reference.isLocal() ? reference.hashCode() : snapshot().hashCode();
    }
}
