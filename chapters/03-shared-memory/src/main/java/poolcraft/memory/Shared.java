package poolcraft.memory;

import java.io.IOException;
import java.io.Serial;
import java.io.Serializable;
import java.lang.foreign.MemorySegment;
import poolcraft.process.Transfer;
import poolcraft.process.Transferable;

/**
 * A part of a segment with a type: what the shared values, arrays, rings and locks have in common.
 *
 * <p>It either made its segment, and closes it, or lies in a segment of somebody else's. A child
 * gets the same part of the same segment. A type outside of this package says in {@link
 * #ticket(Part)} how it is made from its part.
 */
public abstract class Shared implements Transferable, AutoCloseable {

    /** What a processor fetches at once; values in one line slow each other down. */
    protected static final int CACHE_LINE = 64;

    private final Part part;
    private final MemorySegment memory;

    /** What lies in {@code part} of a segment. */
    protected Shared(Part part) {
        this.part = part;
        this.memory = part.memory();
    }

    /**
     * The memory of this part alone.
     *
     * @throws IllegalStateException if the segment has been closed
     */
    protected final MemorySegment memory() {
        if (!memory.scope().isAlive()) {
            throw part.segment().closed();
        }
        return memory;
    }

    /** Where it lies. */
    protected final Part part() {
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
        return ticket(part);
    }

    /** What travels in this object's place; its {@code readResolve} makes the same of the part. */
    protected Serializable ticket(Part part) {
        return new Ticket(getClass().getSimpleName(), part);
    }

    /**
     * Where a shared thing lies.
     *
     * <p>Neither this nor a ticket is a record: for each shape of record that it reads, a young JVM
     * makes code for some milliseconds. Immutable.
     */
    public static final class Part implements Serializable {

        @Serial
        private static final long serialVersionUID = 1L;

        @SuppressWarnings("serial") // it travels as its own ticket
        private final Segment segment;
        private final long offset;
        private final long size;
        private final boolean alone;

        private Part(Segment segment, long offset, long size, boolean alone) {
            this.segment = segment;
            this.offset = offset;
            this.size = size;
            this.alone = alone;
        }

        /** The segment that it lies in. */
        public Segment segment() {
            return segment;
        }

        /** Where it begins in the segment, in bytes. */
        public long offset() {
            return offset;
        }

        /** How long it is, in bytes. */
        public long size() {
            return size;
        }

        /** Whether the segment was made for this alone. */
        public boolean alone() {
            return alone;
        }

        /**
         * A segment for this alone, filled with zeros.
         *
         * @throws IOException if there is no room for it
         */
        public static Part create(long size) throws IOException {
            return new Part(Segment.create(size), 0, size, true);
        }

        /**
         * A part of somebody's segment, at an offset that fits what lies there.
         *
         * @throws IllegalArgumentException if the offset is not a multiple of {@code alignment}
         */
        public static Part in(Segment segment, long offset, long size, int alignment) {
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

    private static final class Ticket implements Serializable {

        @Serial
        private static final long serialVersionUID = 1L;

        private final String type;
        private final Part part;

        Ticket(String type, Part part) {
            this.type = type;
            this.part = part;
        }

        @Serial
        private Object readResolve() {
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
