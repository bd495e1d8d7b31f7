package poolcraft.queue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;
import poolcraft.memory.RingBytes;
import poolcraft.memory.Segment;

/** A ring with items as this process sees it; drawn in {@link QueueLayout}. */
final class Block {

    static final int INLINE = 0;
    static final int BIG = 1;
    static final int JUMP = 2;

    private static final int FORM = 4;
    private static final int CLAIM = 8;
    private static final VarHandle WORD = ValueLayout.JAVA_LONG.varHandle();

    private final MemorySegment memory;
    private final RingBytes bytes;
    private final @Nullable Segment annex;

    /** The first ring, which is in the queue's segment. */
    Block(MemorySegment memory) {
        this(memory, null);
    }

    /** One that has a segment to itself. */
    Block(Segment annex) {
        this(annex.memory(), annex);
    }

    private Block(MemorySegment memory, @Nullable Segment annex) {
        this.memory = memory;
        this.bytes = new RingBytes(memory);
        this.annex = annex;
    }

    int capacity() {
        return bytes.capacity();
    }

    int length(long position) {
        return bytes.getInt(position);
    }

    int form(long position) {
        return bytes.getInt(position + FORM);
    }

    void setHeader(long position, int length, int form) {
        bytes.setInt(position, length);
        bytes.setInt(position + FORM, form);
    }

    private long claimOffset(long position) {
        return position + CLAIM & memory.byteSize() - 1;
    }

    /** Who has taken the item; only in a joinable queue. */
    long claim(long position) {
        return (long) WORD.getAcquire(memory, claimOffset(position));
    }

    void setClaim(long position, long claim) {
        WORD.setRelease(memory, claimOffset(position), claim);
    }

    RingBytes bytes() {
        return bytes;
    }

    /** Gives the memory of an annex back here. */
    void unmap() {
        try {
            if (annex != null) {
                annex.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The memory of a queue cannot be given back.", e);
        }
    }
}
