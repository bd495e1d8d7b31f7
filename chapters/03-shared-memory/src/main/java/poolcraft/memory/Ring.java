package poolcraft.memory;

import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Messages of bytes from one writer to one reader, in two processes or in one, through shared
 * memory: no system call, no copy by the kernel.
 *
 * <pre>{@code
 * try (Ring ring = Ring.create(1 << 16);
 *         JvmProcess child = JvmProcess.start(() -> ring.writer(bell).offer(hello))) {
 *     Ring.Reader reader = ring.reader(bell);
 *     reader.await(Duration.ofSeconds(1));
 *     byte[] message = reader.poll();
 * }
 * }</pre>
 *
 * <p>The memory is drawn in {@link RingLayout}. The writer writes a message and then moves the
 * tail: that one step makes it visible, whole. So of a writer that is killed the reader sees whole
 * messages or none. The reader copies messages and then moves the head; a reader that takes
 * the place of a killed one meets those again that were not yet released.
 *
 * <p><b>Size.</b> A message has 0 to {@link #maxMessage()} bytes. Send longer ones in parts: first
 * the length of the whole as a message of its own, then the parts, each when there is room; the
 * reader puts them together.
 *
 * <p><b>Waiting.</b> {@code offer} and {@code poll} never wait. {@code await} waits awake for a
 * bounded time and then sleeps; the other side rings the {@link Doorbell} only for a sleeper.
 *
 * <p>The ring itself is thread-safe, a {@link Writer} and a {@link Reader} are not: there is one of
 * each at any time, and one thread uses it. Memory effects: what the writer did before {@code
 * offer}, also elsewhere in shared memory, is visible after the {@code poll} of that message. Use
 * after {@link #close()} is an {@link IllegalStateException}.
 */
public final class Ring extends Shared {

    /** The smallest capacity in bytes. */
    public static final int MIN_CAPACITY = 64;

    /** The largest capacity in bytes. */
    public static final int MAX_CAPACITY = 1 << 30;

    private final int capacity;

    Ring(Part part) {
        super(part);
        this.capacity = Math.toIntExact(part.size() - RingLayout.DATA);
    }

    /**
     * An empty ring in a segment of its own.
     *
     * @param capacity a power of two, from {@link #MIN_CAPACITY} to {@link #MAX_CAPACITY}
     * @throws IOException if there is no room for it
     */
    public static Ring create(int capacity) throws IOException {
        return new Ring(Part.create(bytes(capacity)));
    }

    /**
     * The ring at {@code offset} of a segment, as it is there; zeros are an empty ring.
     *
     * @throws IllegalArgumentException if the offset is not a multiple of 64
     * @throws IndexOutOfBoundsException if not all {@link #bytes} of it are inside the segment
     */
    public static Ring in(Segment segment, long offset, int capacity) {
        return new Ring(Part.in(segment, offset, bytes(capacity), CACHE_LINE));
    }

    /** How much of a segment a ring takes: a multiple of 64. */
    public static long bytes(int capacity) {
        return RingLayout.size(capacity);
    }

    /** The bytes that the ring holds; a message takes 4 more than it has, rounded up to 8. */
    public int capacity() {
        return capacity;
    }

    /** The longest message. */
    public int maxMessage() {
        return RingLayout.longest(capacity);
    }

    /** The writing end, the only one; {@code bell} rings at the reader, and wakes this writer. */
    public Writer writer(Doorbell bell) {
        return new Writer(this, bell);
    }

    /** The reading end, the only one; {@code bell} rings at the writer, and wakes this reader. */
    public Reader reader(Doorbell bell) {
        return new Reader(this, bell);
    }

    /** The end that writes. Used by one thread. */
    public static final class Writer extends RingEnd {

        /** What is written; behind the shared tail by what is not published. */
        private long tail;

        /** The head as last seen: there is at least the room up to it. */
        private long headSeen;

        private Writer(Ring ring, Doorbell bell) {
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
            ring.memory();
            data.writeLength(tail, length);
            data.write(tail + RingLayout.LENGTH_BYTES, source, from, length);
            tail += RingLayout.taken(length);
            return true;
        }

        /** Shows the reader what was put, and wakes it if it sleeps. */
        public void publish() {
            RingLayout.move(ring.memory(), RingLayout.TAIL, tail);
            readerSleep.wakeOther(bell);
        }
        // end::write[]

        /** Shows the reader what was put, and wakes nobody: for one that sleeps by other means. */
        public void show() {
            RingLayout.move(ring.memory(), RingLayout.TAIL, tail);
        }

        /**
         * Whether a message of {@code length} bytes has room now.
         *
         * @throws IllegalArgumentException if it is longer than {@link Ring#maxMessage()}
         */
        public boolean hasRoomFor(int length) {
            data.checkLength(length);
            long end = tail + RingLayout.taken(length);
            if (end - headSeen <= ring.capacity) {
                return true;
            }
            headSeen = position(RingLayout.HEAD);
            return end - headSeen <= ring.capacity;
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

    /** The end that reads. Used by one thread. */
    public static final class Reader extends RingEnd {

        private long head;

        /** The tail as last seen: there are at least the messages up to it. */
        private long tailSeen;

        private Reader(Ring ring, Doorbell bell) {
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
            RingLayout.move(ring.memory(), RingLayout.HEAD, head);
            writerSleep.wakeOther(bell);
        }
        // end::read[]

        private int nextLength() {
            ring.memory();
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
            ring.memory();
            readerSleep.arm();
            if (isReady()) {
                readerSleep.disarm();
                return false;
            }
            return true;
        }

        /** Says that this reader is awake: the writer need not ring. */
        public void wakeUp() {
            ring.memory();
            readerSleep.disarm();
        }
    }
}
