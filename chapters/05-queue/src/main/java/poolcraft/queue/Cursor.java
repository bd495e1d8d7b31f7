package poolcraft.queue;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;

/**
 * A place in shared memory that moves in one step: killed at whatever moment, a process leaves it
 * where it was or where it was to be.
 *
 * <pre>
 *  +---------------------+---+
 *  | count 63 bits       | s |   word: how many items were before; which slot counts
 *  +---------------------+---+
 *  | block    | position     |   slot 0
 *  +----------+--------------+
 *  | block    | position     |   slot 1
 *  +----------+--------------+
 * </pre>
 *
 * <p>Who moves it fills the slot that does not count, and then writes the word: that write is the
 * step. It has the effects of a volatile field, so whatever was written before it is seen by whoever
 * sees the new word.
 *
 * <p>Moved by the one who holds its lock; read by all. No word comes twice, so one that has not
 * changed while its slot was read shows that the slot has not.
 */
final class Cursor {

    private static final VarHandle LONG = ValueLayout.JAVA_LONG.varHandle();
    private static final int SLOT_BYTES = 16;

    private final MemorySegment memory;
    private final long offset;

    Cursor(MemorySegment memory, long offset) {
        this.memory = memory;
        this.offset = offset;
    }

    private long word() {
        return (long) LONG.getVolatile(memory, offset);
    }

    private long slot(long word) {
        return offset + Long.BYTES + (word & 1) * SLOT_BYTES;
    }

    /** How many items are before it. */
    long count() {
        return word() >>> 1;
    }

    /** Copies it to {@code place}. */
    // tag::cursor[]
    void read(Place place) {
        long word;
        do {
            word = word();
            place.count = word >>> 1;
            place.block = (long) LONG.getAcquire(memory, slot(word));
            place.position = (long) LONG.getAcquire(memory, slot(word) + Long.BYTES);
        } while (word() != word);
    }

    /** Moves it to {@code place}, all at once. For the one who holds the lock. */
    void move(Place place) {
        long next = place.count << 1 | (~word() & 1);
        LONG.set(memory, slot(next), place.block);
        LONG.set(memory, slot(next) + Long.BYTES, place.position);
        LONG.setVolatile(memory, offset, next);
    }
    // end::cursor[]
}
