package poolcraft.memory;

import java.time.Duration;
import java.util.Objects;

/**
 * The end of a {@link Ring} that writes: there is one at any time, and one thread uses it.
 *
 * <p>Nothing waits but {@link #awaitRoomFor}. Use after the ring's {@code close} is an {@link
 * IllegalStateException}.
 */
public final class RingWriter extends RingEnd {

    /** What is written; behind the shared tail by what is not published. */
    private long tail;

    /** The head as last seen: there is at least the room up to it. */
    private long headSeen;

    RingWriter(Ring ring, Doorbell bell) {
        super(ring, bell);
        this.tail = position(RingLayout.TAIL);
        this.headSeen = position(RingLayout.HEAD);
    }

    /**
     * Sends {@code message} if there is room for it.
     *
     * @return whether there was
     * @throws IllegalArgumentException if it is longer than {@link Ring#maxMessage()}
     */
    public boolean offer(byte[] message) {
        return offer(message, 0, message.length);
    }

    /** Sends a part of {@code source} as a message; see {@link #offer(byte[])}. */
    public boolean offer(byte[] source, int from, int length) {
        if (!put(source, from, length)) {
            return false;
        }
        publish();
        return true;
    }

    /**
     * Writes a message that the reader sees after the next {@link #publish()}: publishing many
     * at once is quicker than each.
     *
     * @return whether there was room for it
     * @throws IllegalArgumentException if it is longer than {@link Ring#maxMessage()}
     */
    // tag::write[]
    public boolean put(byte[] source, int from, int length) {
        Objects.checkFromIndexSize(from, length, source.length);
        if (!hasRoomFor(length)) {
            return false;
        }
        ring.bytes();
        data.writeLength(tail, length);
        data.write(tail + RingLayout.LENGTH_BYTES, source, from, length);
        tail += RingLayout.taken(length);
        return true;
    }

    /** Shows the reader what was put, and wakes it if it sleeps. */
    public void publish() {
        RingLayout.move(ring.bytes(), RingLayout.TAIL, tail);
        readerSleep.wakeOther(bell);
    }
    // end::write[]

    /** Shows the reader what was put, and wakes nobody: for one that sleeps by other means. */
    public void show() {
        RingLayout.move(ring.bytes(), RingLayout.TAIL, tail);
    }

    /**
     * Whether a message of {@code length} bytes has room now.
     *
     * @throws IllegalArgumentException if it is longer than {@link Ring#maxMessage()}
     */
    public boolean hasRoomFor(int length) {
        data.checkLength(length);
        long end = tail + RingLayout.taken(length);
        if (end - headSeen <= ring.capacity()) {
            return true;
        }
        headSeen = position(RingLayout.HEAD);
        return end - headSeen <= ring.capacity();
    }

    /**
     * Says that this writer is about to sleep on something of its own until a message of {@code
     * length} bytes has room: from now on the reader rings when it releases.
     *
     * @return false if there is room by now: stay awake, there is nothing to undo
     */
    public boolean fallAsleep(int length) {
        writerSleep.arm();
        if (hasRoomFor(length)) {
            writerSleep.disarm();
            return false;
        }
        return true;
    }

    /**
     * Publishes what was put, and waits until a message of {@code length} bytes has room.
     *
     * @throws InterruptedException if the thread is interrupted while it would sleep
     */
    public Waited awaitRoomFor(int length, Duration limit) throws InterruptedException {
        publish();
        return writerSleep.await(() -> hasRoomFor(length), bell, limit);
    }
}
