package poolcraft.memory;

import java.io.IOException;
import java.io.Serial;
import java.io.Serializable;
import java.lang.foreign.MemorySegment;
import poolcraft.process.Transfer;
import poolcraft.process.Transferable;

/**
 * A part of a segment with a type: what the shared values, arrays and rings have in common.
 *
 * <p>It either made its segment, and closes it, or lies in a segment of somebody else's. A child
 * gets the same part of the same segment.
 */
public abstract sealed class Shared implements Transferable, AutoCloseable
        permits SharedInt, SharedLong,
        SharedDouble, SharedBoolean, SharedArray, Ring {

    /** What a processor fetches at once; values in one line slow each other down. */
    static final int CACHE_LINE = 64;

    private final Part part;
    private final MemorySegment memory;

    Shared(Part part) {
        this.part = part;
        this.memory = part.memory();
    }

    /** The memory, if the segment is open. */
    final MemorySegment memory() {
        if (!memory.scope().isAlive()) {
            throw part.segment().closed();
        }
        return memory;
    }

    final Part part() {
        return part;
    }

    /** The segment that this lies in. */
    public final Segment segment() {
        return part.segment();
    }

    /** Closes the segment if it was made for this alone; otherwise does nothing. */
    @Override
    public final void close() throws IOException {
        if (part.alone()) {
            part.segment().close();
        }
    }

    @Override
    public final Serializable ticket(Transfer transfer) throws IOException {
        part.segment().ticket(transfer);
        return new Ticket(getClass().getSimpleName(), part.segment(), part.offset(), part.size(),
                part.alone());
    }

    /**
     * Where it lies.
     *
     * @param segment the segment, which travels as its own ticket
     * @param alone whether the segment was made for this alone
     */
    record Part(Segment segment, long offset, long size, boolean alone) {

        /** A segment for this alone. */
        static Part create(long size) throws IOException {
            return new Part(Segment.create(size), 0, size, true);
        }

        /** A part of somebody's segment, at an offset that fits what lies there. */
        static Part in(Segment segment, long offset, long size, int alignment) {
            if (offset % alignment != 0) {
                throw new IllegalArgumentException("Offset " + offset + " is not a multiple of "
                        + alignment + ", and the processor changes what lies there only in parts.");
            }
            return new Part(segment, offset, size, false);
        }

        /** A part of this part. */
        Part slice(long from, long length) {
            return new Part(segment, offset + from, length, false);
        }

        MemorySegment memory() {
            return segment.memory().asSlice(offset, size);
        }
    }

    private record Ticket(String type, @SuppressWarnings("serial") Object segment, long offset,
            long size, boolean alone) implements Serializable {

        @Serial
        private Object readResolve() {
            Part part = new Part((Segment) segment, offset, size, alone);
            return switch (type) {
                case "SharedInt" -> new SharedInt(part);
                case "SharedLong" -> new SharedLong(part);
                case "SharedDouble" -> new SharedDouble(part);
                case "SharedBoolean" -> new SharedBoolean(part);
                case "SharedIntArray" -> new SharedIntArray(part);
                case "SharedLongArray" -> new SharedLongArray(part);
                case "SharedDoubleArray" -> new SharedDoubleArray(part);
                case "SharedByteArray" -> new SharedByteArray(part);
                case "Ring" -> new Ring(part);
                default -> throw new IllegalStateException("no shared thing: " + type);
            };
        }
    }
}
