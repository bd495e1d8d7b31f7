package poolcraft.manager;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A queue in a manager. An element is:
 *
 * <pre>
 *  QUEUED  --take-->             TAKEN   on its way to the client
 *  TAKEN   --received-->         gone
 *  TAKEN   --the client ends, the element cannot be sent-->  QUEUED   in front again
 * </pre>
 *
 * @param <E> what is in it
 */
final class QueueObject<E> extends Monitor implements RemoteQueue<E> {

    private final int capacity;
    private final Deque<E> elements = new ArrayDeque<>();
    private final Line takers = newLine();
    private final Line putters = newLine();
    private boolean closed;

    QueueObject(int capacity) {
        if (capacity < 1) {
            throw new IllegalArgumentException(
                    "A queue for " + capacity + " elements: it must be 1 or more.");
        }
        this.capacity = capacity;
    }

    @Override
    Class<?> exposedAs() {
        return RemoteQueue.class;
    }

    @Override
    public boolean put(E element, long nanos) {
        boolean room = putters.await(() -> closed || elements.size() < capacity, nanos);
        return room && add(element);
    }

    @Override
    public boolean offer(E element) {
        return (closed || elements.size() < capacity) && add(element);
    }

    private boolean add(E element) {
        if (closed) {
            putters.wakeFirst();
            throw new IllegalStateException("This queue is closed: nothing can be put into it.");
        }
        elements.addLast(element);
        changed();
        return true;
    }

    /** Both may go on where there is something for them. */
    private void changed() {
        if (closed || !elements.isEmpty()) {
            takers.wakeFirst();
        }
        if (closed || elements.size() < capacity) {
            putters.wakeFirst();
        }
    }

    // tag::take[]
    @Override
    public @Nullable E take(long nanos) {
        boolean ready = takers.await(() -> closed || !elements.isEmpty(), nanos);
        return ready ? poll() : null;
    }
    // end::take[]

    @Override
    public @Nullable E poll() {
        List<E> one = drain(1);
        return one.isEmpty() ? null : one.getFirst();
    }

    @Override
    public List<E> drain(int most) {
        List<E> taken = new ArrayList<>();
        while (taken.size() < most && !elements.isEmpty()) {
            taken.add(elements.removeFirst());
        }
        changed();
        if (!taken.isEmpty()) {
            Caller.current().unlessReceived(() -> inside(() -> putBack(taken)));
        }
        return taken;
    }

    private void putBack(List<E> taken) {
        taken.reversed().forEach(elements::addFirst);
        changed();
    }

    @Override
    public @Nullable E peek() {
        return elements.peekFirst();
    }

    @Override
    public int size() {
        return elements.size();
    }

    @Override
    public int remainingCapacity() {
        return Math.max(0, capacity - elements.size()); // more of them, after one was put back
    }

    @Override
    public boolean contains(@Nullable Object element) {
        return elements.contains(element);
    }

    @Override
    public boolean remove(@Nullable Object element) {
        boolean removed = elements.remove(element);
        changed();
        return removed;
    }

    @Override
    public void clear() {
        elements.clear();
        changed();
    }

    @Override
    public List<E> snapshot() {
        return new ArrayList<>(elements);
    }

    @Override
    public void close() {
        closed = true;
        changed();
    }

    @Override
    public boolean isClosed() {
        return closed;
    }
}
