package poolcraft.manager;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A queue in a manager, as {@link QueueProxy} calls it.
 *
 * @param <E> what is in it
 */
interface RemoteQueue<E> {

    /** Waits for room for so many nanoseconds, {@link Line#FOR_EVER} too; whether it was put. */
    boolean put(E element, long nanos) throws InterruptedException;

    /** Puts it, if there is room. */
    boolean offer(E element);

    /** Waits for so many nanoseconds; null if there is none by then, or ever. */
    @Nullable
    E take(long nanos) throws InterruptedException;

    /** Null if there is none. */
    @Nullable
    E poll();

    /** Takes so many, at most, of those that are there. */
    List<E> drain(int most);

    /** Null if there is none. */
    @Nullable
    E peek();

    int size();

    int remainingCapacity();

    boolean contains(@Nullable Object element);

    boolean remove(@Nullable Object element);

    void clear();

    /** A copy of all. */
    List<E> snapshot();

    void close();

    boolean isClosed();
}
