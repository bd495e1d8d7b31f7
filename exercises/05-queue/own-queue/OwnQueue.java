import java.util.OptionalLong;
import poolcraft.memory.Segment;

/** A queue of numbers between processes, in a piece of shared memory. */
public final class OwnQueue {

    private final Segment segment;

    /** The queue in this segment, as it is there; zeros are an empty queue. */
    public OwnQueue(Segment segment, int capacity) {
        this.segment = segment;
        // A lock, two conditions: where are they?
    }

    /** How large a segment for so many items has to be. */
    public static long bytes(int capacity) {
        return 8L * capacity;
    }

    /**
     * Puts an item; waits for room.
     *
     * @throws IllegalStateException if the queue has been shut down
     */
    public void put(long item) throws InterruptedException {
        // Is there room? If not, who tells you that there is?
    }

    /** Takes the next item; waits for it. Empty at the end of the queue. */
    public OptionalLong take() throws InterruptedException {
        return OptionalLong.of(segment.size());
    }

    /** Ends the queue: nothing more can be put. */
    public void shutDown() throws InterruptedException {
        // Who has to hear of it?
    }
}
