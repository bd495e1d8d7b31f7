package poolcraft.manager;

import java.util.AbstractQueue;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A queue that lives in a manager. Thread-safe.
 *
 * @param <E> what is in it
 */
final class QueueProxy<E> extends AbstractQueue<E> implements ManagedQueue<E>, ProxyOf {

    private final Reference reference;
    private final RemoteQueue<E> remote;

    @SuppressWarnings("unchecked") // what comes out is what went in
    QueueProxy(Reference reference) {
        this.reference = reference;
        this.remote = Proxies.dynamic(RemoteQueue.class, reference);
    }

    @Override
    public Reference reference() {
        return reference;
    }

    @Override
    public void put(E element) throws InterruptedException {
        remote.put(Objects.requireNonNull(element, "element"), Line.FOR_EVER);
    }

    @Override
    public boolean offer(E element, long time, TimeUnit unit) throws InterruptedException {
        return remote.put(Objects.requireNonNull(element, "element"), unit.toNanos(time));
    }

    @Override
    public boolean offer(E element) {
        return remote.offer(Objects.requireNonNull(element, "element"));
    }

    @Override
    public E take() throws InterruptedException {
        E element = takeUnlessClosed();
        if (element == null) {
            throw new IllegalStateException("This queue is closed, and nothing is left in it. Use"
                    + " takeUnlessClosed() to be told without an exception.");
        }
        return element;
    }

    @Override
    public @Nullable E takeUnlessClosed() throws InterruptedException {
        return remote.take(Line.FOR_EVER);
    }

    @Override
    public @Nullable E poll(long time, TimeUnit unit) throws InterruptedException {
        return remote.take(unit.toNanos(time));
    }

    @Override
    public @Nullable E poll() {
        return remote.poll();
    }

    @Override
    public @Nullable E peek() {
        return remote.peek();
    }

    @Override
    public int drainTo(Collection<? super E> target) {
        return drainTo(target, Integer.MAX_VALUE);
    }

    @Override
    public int drainTo(Collection<? super E> target, int most) {
        Objects.requireNonNull(target, "target");
        if (reference.equals(Proxies.referenceOf(target))) {
            throw new IllegalArgumentException("A queue cannot be drained into itself.");
        }
        List<E> taken = remote.drain(most);
        target.addAll(taken);
        return taken.size();
    }

    @Override
    public int remainingCapacity() {
        return remote.remainingCapacity();
    }

    @Override
    public int size() {
        return remote.size();
    }

    @Override
    public boolean contains(@Nullable Object element) {
        return remote.contains(element);
    }

    @Override
    public boolean remove(@Nullable Object element) {
        return remote.remove(element);
    }

    @Override
    public void clear() {
        remote.clear();
    }

    @Override
    public Iterator<E> iterator() {
        return Collections.unmodifiableList(remote.snapshot()).iterator();
    }

    @Override
    public void close() {
        remote.close();
    }

    @Override
    public boolean isClosed() {
        return remote.isClosed();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return reference.equals(Proxies.referenceOf(other));
    }

    @Override
    public int hashCode() {
        return reference.hashCode();
    }
}
