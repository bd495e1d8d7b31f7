package poolcraft.memory;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * Memory whose end leads to its beginning: bytes at positions that only grow.
 *
 * <p>What meets the end goes on at the beginning. A number lies at a position that is a multiple of
 * its size, so it never does. As thread-safe as the memory is.
 */
public final class RingBytes {

    private static final ValueLayout.OfByte BYTE = ValueLayout.JAVA_BYTE;
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;
    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;

    private final MemorySegment memory;
    private final int mask;

    /** All of {@code memory}, whose size is a power of two. */
    public RingBytes(MemorySegment memory) {
        this.memory = memory;
        this.mask = Math.toIntExact(memory.byteSize()) - 1;
    }

    /** How many bytes there are. */
    public int capacity() {
        return mask + 1;
    }

    private long offset(long position) {
        return position & mask;
    }

    /** How many of {@code length} bytes from {@code position} on come before the end. */
    private int beforeTheEnd(long position, int length) {
        return Math.min(length, mask + 1 - (int) (position & mask));
    }

    /** Writes 4 bytes. */
    public void setInt(long position, int value) {
        memory.set(INT, offset(position), value);
    }

    /** Reads 4 bytes. */
    public int getInt(long position) {
        return memory.get(INT, offset(position));
    }

    /** Writes 8 bytes. */
    public void setLong(long position, long value) {
        memory.set(LONG, offset(position), value);
    }

    /** Reads 8 bytes. */
    public long getLong(long position) {
        return memory.get(LONG, offset(position));
    }

    /** Writes {@code length} bytes of {@code source}. */
    public void write(long position, byte[] source, int from, int length) {
        int first = beforeTheEnd(position, length);
        MemorySegment.copy(source, from, memory, BYTE, offset(position), first);
        MemorySegment.copy(source, from + first, memory, BYTE, 0, length - first);
    }

    /** Reads {@code length} bytes into {@code target}. */
    public void read(long position, byte[] target, int to, int length) {
        int first = beforeTheEnd(position, length);
        MemorySegment.copy(memory, BYTE, offset(position), target, to, first);
        MemorySegment.copy(memory, BYTE, 0, target, to + first, length - first);
    }
}
