package poolcraft.queue;

import java.time.Duration;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import poolcraft.pipe.Deadline;
import poolcraft.pipe.MessageFormat;
import poolcraft.pipe.UnreadableMessageException;

/**
 * Takes items, and makes objects of their bytes. Each one is reported to the queue: to {@link
 * ProcessQueue#delivered} or to {@link ProcessQueue#discarded}. Thread-safe.
 */
final class ItemTaker<T> {

    private static final Deadline PASSED = Deadline.in(Duration.ZERO);

    private final ProcessQueue<T> queue;
    private final TakeSide side;
    private final MessageFormat format;
    private final Spare<Incoming> spare = new Spare<>(Incoming::new);

    ItemTaker(ProcessQueue<T> queue, TakeSide side, MessageFormat format) {
        this.queue = queue;
        this.side = side;
        this.format = format;
    }

    /** Takes an item; null if there is none by the deadline. */
    @Nullable
    T take(Deadline deadline) throws InterruptedException {
        Incoming in = spare.take();
        try {
            return side.take(in, 1, deadline) == 0 ? null : received(in, 0);
        } finally {
            in.clear();
            spare.giveBack(in);
        }
    }

    /** Takes an item; null if there is none now. */
    @Nullable
    T takeNow() {
        try {
            return take(PASSED);
        } catch (InterruptedException e) {
            throw new AssertionError("nothing is waited for", e);
        }
    }

    /** Takes what is there now, at most {@code most}; how many that were. */
    int drainTo(Collection<? super T> target, int most) {
        Incoming in = spare.take();
        try {
            return most < 1 ? 0 : addAll(in, side.take(in, most, PASSED), target);
        } catch (QueueShutDownException e) {
            return 0;
        } catch (InterruptedException e) {
            throw new AssertionError("nothing is waited for", e);
        } finally {
            in.clear();
            spare.giveBack(in);
        }
    }

    /** Those that can be read are added, also when one of them cannot. */
    private int addAll(Incoming in, int count, Collection<? super T> target) {
        UnreadableItemException unreadable = null;
        for (int i = 0; i < count; i++) {
            try {
                target.add(received(in, i));
            } catch (UnreadableItemException e) {
                unreadable = e;
            }
        }
        if (unreadable != null) {
            throw unreadable;
        }
        return count;
    }

    @SuppressWarnings("unchecked") // as in any queue: whoever puts something else deceives himself
    private T received(Incoming in, int index) {
        try {
            T item = (T) in.read(index, format);
            queue.delivered(in.held(index));
            return item;
        } catch (UnreadableMessageException e) {
            queue.discarded(in.held(index));
            throw new UnreadableItemException(e);
        }
    }
}
