package poolcraft.memory;

import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;

/**
 * Where everything is in the memory of a {@link Ring}.
 *
 * <pre>
 *      0  tail           long  bytes ever written; changed by the writer
 *    128  head           long  bytes ever read; changed by the reader
 *    256  reader asleep  int   1: the reader sleeps until there is a message
 *    384  writer asleep  int   1: the writer sleeps until there is room
 *    512  data           the capacity, a power of two
 *
 *  a message, at a multiple of 8, from 512 + (tail mod capacity) on
 *  +---------------+--------------------------------+-----------+
 *  | length  int   | the bytes                      | up to 7   |
 *  +---------------+--------------------------------+-----------+
 *  0               4                                4 + length  next multiple of 8
 * </pre>
 *
 * <p>Tail and head only grow; the distance between them is what is waiting. Each word has
 * two cache lines to itself, since the processor fetches them in pairs. A message that meets the end
 * of the data goes on at its beginning; its length never does, as it stands at a multiple of 8.
 */
final class RingLayout {

    static final int TAIL = 0;
    static final int WRITER_ASLEEP = 384;
    static final int HEAD = 128;
    static final int READER_ASLEEP = 256;
    static final int DATA = 512;

    static final int LENGTH_BYTES = Integer.BYTES;
    static final int ALIGNMENT = Long.BYTES;

    static final int AWAKE = 0;
    static final int ASLEEP = 1;

    private static final VarHandle POSITION = Buffers.handle(long[].class);
    static final VarHandle SLEEP = Buffers.handle(int[].class);

    private RingLayout() {}

    /** What a message of {@code length} bytes takes. */
    static int taken(int length) {
        return (LENGTH_BYTES + length + ALIGNMENT - 1) & -ALIGNMENT;
    }

    /** The longest message of a ring with this capacity. */
    static int longest(int capacity) {
        return capacity - LENGTH_BYTES;
    }

    /** What a ring with this capacity takes of a segment. */
    static long size(int capacity) {
        if (capacity < Ring.MIN_CAPACITY || capacity > Ring.MAX_CAPACITY
                || Integer.bitCount(capacity) != 1) {
            throw new IllegalArgumentException("The capacity of a ring is a power of two from "
                    + Ring.MIN_CAPACITY + " to " + Ring.MAX_CAPACITY + ", and not " + capacity
                    + ".");
        }
        return (long) DATA + capacity;
    }

    // tag::move[]
    /** Where the tail or the head is; what was written before it was moved there is visible. */
    static long position(ByteBuffer memory, int which) {
        return (long) POSITION.getAcquire(memory, which);
    }

    /** Moves the tail or the head, after everything that was written before. */
    static void move(ByteBuffer memory, int which, long position) {
        POSITION.setRelease(memory, which, position);
    }
    // end::move[]
}
