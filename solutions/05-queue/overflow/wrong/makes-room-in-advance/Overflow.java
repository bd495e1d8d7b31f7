// Fails: dropOldKeepsTheNewOnes
// Misconception: there has to be room before an item comes.
import java.util.Iterator;
import poolcraft.queue.ProcessQueue;
import poolcraft.queue.QueueShutDownException;

/** Copies items into a queue that has a bound. */
public final class Overflow {

    /** What is done when the queue is full. */
    public enum Policy {
        WAIT, DROP_NEW, DROP_OLD
    }

    private Overflow() {}

    /**
     * Puts all items of the source into the queue, until it is shut down.
     *
     * @return how many were dropped
     */
    public static <T> int copy(Iterator<T> source, ProcessQueue<T> queue, Policy policy)
            throws InterruptedException {
        int dropped = 0;
        try {
            while (source.hasNext()) {
                dropped += copyOne(source.next(), queue, policy);
            }
        } catch (QueueShutDownException e) {
            // nobody wants more
        }
        return dropped;
    }

    private static <T> int copyOne(T item, ProcessQueue<T> queue, Policy policy)
            throws InterruptedException {
        return switch (policy) {
            case WAIT -> {
                queue.put(item);
                yield 0;
            }
            case DROP_NEW -> queue.offer(item) ? 0 : 1;
            case DROP_OLD -> makeRoom(item, queue);
        };
    }

    private static <T> int makeRoom(T item, ProcessQueue<T> queue) {
        int dropped = 0;
        while (queue.remainingCapacity() <= 1 && queue.poll() != null) {
            dropped++;
        }
        queue.offer(item);
        return dropped;
    }
}
