package poolcraft.memory;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;
import java.nio.file.NoSuchFileException;

/**
 * The memory of a pipe: a ring in each direction, and which ends are closed.
 *
 * <pre>
 *      0  left closed   int   1: the left end has been closed
 *     64  right closed  int   1: the right end has been closed
 *    128  to the right  ring  what the left end sends
 *  128+r  to the left   ring  what the right end sends; r is {@link Ring#bytes}
 * </pre>
 *
 * <p>The ends of one process share it, or each have their own, if they came separately. The last end
 * of all to be closed takes the name from the segment; after a kill its owner does, or whoever finds
 * it. Thread-safe.
 */
final class RingRoad {

    /** One of the two ends. */
    enum End {
        LEFT(0), RIGHT(64);

        private final long closed;

        End(long closed) {
            this.closed = closed;
        }

        End other() {
            return this == LEFT ? RIGHT : LEFT;
        }
    }

    private static final long RINGS = 128;
    private static final int CLOSED = 1;
    private static final VarHandle INT = ValueLayout.JAVA_INT.varHandle();

    private final Segment segment;
    private final int capacity;
    private int ends;

    /** The memory as it is there, for {@code ends} ends of this process. */
    RingRoad(Segment segment, int capacity, int ends) {
        this.segment = segment;
        this.capacity = capacity;
        this.ends = ends;
    }

    /** New memory for both ends. */
    static RingRoad create(int capacity) throws IOException {
        return new RingRoad(Segment.create(RINGS + 2 * Ring.bytes(capacity)), capacity, 2);
    }

    Segment segment() {
        return segment;
    }

    int capacity() {
        return capacity;
    }

    /** The ring that {@code end} writes to. */
    Ring from(End end) {
        return Ring.in(segment, end == End.LEFT ? RINGS : RINGS + Ring.bytes(capacity), capacity);
    }

    /** An end of this process has been closed. */
    synchronized void closed(End end, boolean otherIsGone) throws IOException {
        MemorySegment memory = segment.memory();
        INT.setVolatile(memory, end.closed, CLOSED);
        boolean last = otherIsGone || (int) INT.getVolatile(memory, end.other().closed) == CLOSED;
        ends--;
        if (last) {
            remove();
        } else if (ends == 0) {
            segment.unmap();
        }
    }

    /** Nobody needs the name any more; the memory goes with the last end of this process. */
    private void remove() throws IOException {
        if (!segment.isOwner()) {
            unlink();
        }
        if (ends == 0) {
            segment.close();
        }
    }

    private void unlink() throws IOException {
        try {
            Segment.unlink(segment.name());
        } catch (NoSuchFileException e) {
            // Its owner has ended, or the other end was closed at the same moment.
        }
    }

    /** An end of this process belongs to another process now. */
    synchronized void moved() {
        ends--;
        if (ends == 0) {
            segment.unmap();
        }
    }
}
