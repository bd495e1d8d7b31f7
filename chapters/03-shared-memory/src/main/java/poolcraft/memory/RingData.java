package poolcraft.memory;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** The bytes of a ring, by positions that only grow: they wrap around at the capacity. */
final class RingData {

    private static final ValueLayout.OfByte BYTE = ValueLayout.JAVA_BYTE;
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;

    private final MemorySegment memory;
    private final int capacity;

    RingData(MemorySegment memory, int capacity) {
        this.memory = memory;
        this.capacity = capacity;
    }

    /** Where the byte at {@code position} lies. The capacity is a power of two. */
    private long offset(long position) {
        return RingLayout.DATA + (position & (capacity - 1));
    }

    /** How many of {@code length} bytes from {@code position} on come before the end. */
    private int beforeTheEnd(long position, int length) {
        return Math.min(length, capacity - (int) (position & (capacity - 1)));
    }

    void writeLength(long position, int length) {
        memory.set(INT, offset(position), length);
    }

    /** The length of the message at {@code head}, when the tail is at {@code tail}. */
    int readLength(long head, long tail) {
        int length = memory.get(INT, offset(head));
        if (length < 0 || length > RingLayout.longest(capacity)
                || RingLayout.taken(length) > tail - head) {
            throw new IllegalStateException("The ring is damaged: a length of " + length
                    + " stands at byte " + head + ". Is there more than one writer?");
        }
        return length;
    }

    /** Whether a message can have this length at all. */
    void checkLength(int length) {
        int longest = RingLayout.longest(capacity);
        if (length < 0 || length > longest) {
            throw new IllegalArgumentException("A message of " + length + " bytes does not fit:"
                    + " this ring's messages have 0 to " + longest + " bytes. Send it in parts, or"
                    + " make the ring larger.");
        }
    }

    void write(long position, byte[] source, int from, int length) {
        int first = beforeTheEnd(position, length);
        MemorySegment.copy(source, from, memory, BYTE, offset(position), first);
        MemorySegment.copy(source, from + first, memory, BYTE, RingLayout.DATA, length - first);
    }

    void read(long position, byte[] target, int length) {
        int first = beforeTheEnd(position, length);
        MemorySegment.copy(memory, BYTE, offset(position), target, 0, first);
        MemorySegment.copy(memory, BYTE, RingLayout.DATA, target, first, length - first);
    }
}
