package poolcraft.queue;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/** What comes out of a queue until its end; taken one by one. Used by one thread. */
final class Remaining<T> implements Iterator<T> {

    private final ProcessQueue<T> queue;
    private @Nullable T next;

    Remaining(ProcessQueue<T> queue) {
        this.queue = queue;
    }

    @Override
    public boolean hasNext() {
        if (next == null) {
            next = take();
        }
        return next != null;
    }

    private @Nullable T take() {
        try {
            return queue.take();
        } catch (QueueShutDownException e) {
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("The thread was interrupted while it waited for the"
                    + " next item of a queue. Use take() to catch the InterruptedException.");
        }
    }

    @Override
    public T next() {
        if (!hasNext()) {
            throw new NoSuchElementException("The queue has been shut down and emptied. Ask"
                    + " hasNext() first.");
        }
        T item = next;
        next = null;
        return item;
    }
}
