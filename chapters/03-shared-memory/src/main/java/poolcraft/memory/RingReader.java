package poolcraft.memory;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The end of a {@link Ring} that reads: there is one at any time, and one thread uses it.
 *
 * <p>Nothing waits but {@link #await}. Use after the ring's {@code close} is an {@link
 * IllegalStateException}.
 */
public final class RingReader extends RingEnd {

    private long head;

    /** The tail as last seen: there are at least the messages up to it. */
    private long tailSeen;

    RingReader(Ring ring, Doorbell bell) {
        super(ring, bell);
        this.head = position(RingLayout.HEAD);
        this.tailSeen = position(RingLayout.TAIL);
    }

    /** Whether there is a message. */
    public boolean isReady() {
        if (head != tailSeen) {
            return true;
        }
        tailSeen = position(RingLayout.TAIL);
        return head != tailSeen;
    }

    /** Takes the next message; null if there is none. */
    public byte @Nullable [] poll() {
        if (!isReady()) {
            return null;
        }
        byte[] message = new byte[nextLength()];
        take(message);
        release();
        return message;
    }

    /** Takes the next message as {@link #take} does, and gives its room back. */
    public int poll(byte[] target) {
        int length = take(target);
        if (length >= 0) {
            release();
        }
        return length;
    }

    /**
     * Takes the next message into {@code target}; the writer has its room after the next {@link
     * #release()}: releasing many at once is quicker than each.
     *
     * @return its length; -1 if there is none
     * @throws IllegalArgumentException if it is longer than {@code target}; it stays
     */
    // tag::read[]
    public int take(byte[] target) {
        if (!isReady()) {
            return -1;
        }
        int length = nextLength();
        if (length > target.length) {
            throw new IllegalArgumentException("The next message has " + length
                    + " bytes, more than the target's " + target.length + ".");
        }
        data.read(head + RingLayout.LENGTH_BYTES, target, length);
        head += RingLayout.taken(length);
        return length;
    }

    /** Gives the writer the room of what was taken, and wakes it if it sleeps. */
    public void release() {
        RingLayout.move(ring.bytes(), RingLayout.HEAD, head);
        writerSleep.wakeOther(bell);
    }
    // end::read[]

    private int nextLength() {
        ring.bytes();
        return data.readLength(head, tailSeen);
    }

    /**
     * Waits until there is a message. Release first what was taken, or the writer may wait, too.
     *
     * @throws InterruptedException if the thread is interrupted while it would sleep
     */
    public Waited await(Duration limit) throws InterruptedException {
        return readerSleep.await(this::isReady, bell, limit);
    }

    /**
     * Says that this reader is about to sleep on something of its own, such as a selector that
     * watches many rings: from now on the writer rings. The one who sleeps calls {@link
     * #wakeUp()} afterwards.
     *
     * @return false if a message has come: stay awake, there is nothing to undo
     */
    public boolean fallAsleep() {
        ring.bytes();
        readerSleep.arm();
        if (isReady()) {
            readerSleep.disarm();
            return false;
        }
        return true;
    }

    /** Says that this reader is awake: the writer need not ring. */
    public void wakeUp() {
        ring.bytes();
        readerSleep.disarm();
    }
}
