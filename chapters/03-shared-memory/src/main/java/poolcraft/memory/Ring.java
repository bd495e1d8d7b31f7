package poolcraft.memory;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * Messages of bytes from one writer to one reader, in two processes or in one, through shared
 * memory: no system call, no copy by the kernel.
 *
 * <pre>{@code
 * try (Ring ring = Ring.create(1 << 16);
 *         JvmProcess child = JvmProcess.start(() -> ring.writer(bell).offer(hello))) {
 *     RingReader reader = ring.reader(bell);
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
 * <p>The ring itself is thread-safe, a {@link RingWriter} and a {@link RingReader} are not: there is
 * one of each at any time, and one thread uses it. Memory effects: what the writer did before its
 * {@code offer}, also elsewhere in shared memory, is visible after the {@code poll} of that message.
 * Use after {@link #close()} is an {@link IllegalStateException}.
 */
public final class Ring extends Shared {

    /** The smallest capacity in bytes. */
    public static final int MIN_CAPACITY = 64;

    /** The largest capacity in bytes. */
    public static final int MAX_CAPACITY = 1 << 30;

    private final int capacity;
    private final ByteBuffer bytes;

    Ring(Part part) {
        super(part);
        this.capacity = Math.toIntExact(part.size() - RingLayout.DATA);
        this.bytes = Buffers.of(memory());
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

    /**
     * Its memory.
     *
     * @throws IllegalStateException if the segment has been closed
     */
    ByteBuffer bytes() {
        memory();
        return bytes;
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
    public RingWriter writer(Doorbell bell) {
        return new RingWriter(this, bell);
    }

    /** The reading end, the only one; {@code bell} rings at the writer, and wakes this reader. */
    public RingReader reader(Doorbell bell) {
        return new RingReader(this, bell);
    }
}
