import java.util.Iterator;
import poolcraft.queue.ProcessQueue;

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
        // What if there is no room?
        return -1;
    }
}
