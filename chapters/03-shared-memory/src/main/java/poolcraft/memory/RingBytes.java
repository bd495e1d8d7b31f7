package poolcraft.memory;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;

/**
 * Memory whose end leads to its beginning: bytes at positions that only grow.
 *
 * <p>What meets the end goes on at the beginning. A number lies at a position that is a multiple of
 * its size, so it never does. As thread-safe as the memory is.
 */
public final class RingBytes {

    private final ByteBuffer memory;
    private final int mask;

    /** All of {@code memory}, whose size is a power of two. */
    public RingBytes(MemorySegment memory) {
        this.memory = Buffers.of(memory);
        this.mask = Math.toIntExact(memory.byteSize()) - 1;
    }

    /** How many bytes there are. */
    public int capacity() {
        return mask + 1;
    }

    private int offset(long position) {
        return (int) position & mask;
    }

    /** How many of {@code length} bytes from {@code position} on come before the end. */
    private int beforeTheEnd(long position, int length) {
        return Math.min(length, mask + 1 - offset(position));
    }

    /** Writes 4 bytes. */
    public void setInt(long position, int value) {
        memory.putInt(offset(position), value);
    }

    /** Reads 4 bytes. */
    public int getInt(long position) {
        return memory.getInt(offset(position));
    }

    /** Writes 8 bytes. */
    public void setLong(long position, long value) {
        memory.putLong(offset(position), value);
    }

    /** Reads 8 bytes. */
    public long getLong(long position) {
        return memory.getLong(offset(position));
    }

    /** Writes {@code length} bytes of {@code source}. */
    public void write(long position, byte[] source, int from, int length) {
        int first = beforeTheEnd(position, length);
        memory.put(offset(position), source, from, first);
        memory.put(0, source, from + first, length - first);
    }

    /** Reads {@code length} bytes into {@code target}. */
    public void read(long position, byte[] target, int to, int length) {
        int first = beforeTheEnd(position, length);
        memory.get(offset(position), target, to, first);
        memory.get(0, target, to + first, length - first);
    }
}
