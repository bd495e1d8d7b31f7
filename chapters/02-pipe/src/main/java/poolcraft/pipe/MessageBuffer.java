package poolcraft.pipe;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Objects;

/**
 * Bytes of a message that is being written: it grows as needed, up to a limit, and is used again for
 * the next message.
 *
 * <p>Numbers are written with their lowest byte first. Used by one thread.
 */
public final class MessageBuffer extends OutputStream {

    private static final int FIRST_SIZE = 512;

    /** What was needed for one long message is given back after it. */
    private static final int KEPT = 1 << 20;

    /** Longer arrays are not to be had. */
    private static final int MAX_ARRAY = Integer.MAX_VALUE - 8;

    private final int inFront;
    private final int limit;
    private final int firstSize;
    private byte[] bytes;
    private int size;

    /** An empty buffer for messages of at most {@code limit} bytes. */
    public MessageBuffer(int limit) {
        this(0, limit);
    }

    /**
     * An empty buffer for messages with something in front.
     *
     * @param inFront how many bytes are not the message's
     * @param limit how many bytes the message may have
     */
    public MessageBuffer(int inFront, int limit) {
        this.inFront = inFront;
        this.limit = limit;
        this.firstSize = (int) Math.min(FIRST_SIZE, longest());
        this.bytes = new byte[firstSize];
    }

    /** Forgets what was written. */
    public void clear() {
        clear(KEPT);
    }

    /** As above; gives its memory back only if that is more than {@code kept} bytes. */
    public void clear(int kept) {
        size = 0;
        if (bytes.length > kept) {
            bytes = new byte[firstSize];
        }
    }

    /** How many bytes were written. */
    public int size() {
        return size;
    }

    /** Where they are, from the first element on; valid until something is written. */
    public byte[] array() {
        return bytes;
    }

    @Override
    public void write(int value) throws IOException {
        int at = room(1);
        bytes[at] = (byte) value;
    }

    @Override
    public void write(byte[] source, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, source.length);
        int at = room(length);
        System.arraycopy(source, offset, bytes, at, length);
    }

    /** Writes 4 bytes. */
    public void writeInt(int value) throws IOException {
        int at = room(Integer.BYTES);
        setInt(at, value);
    }

    /** Writes 8 bytes. */
    public void writeLong(long value) throws IOException {
        int at = room(Long.BYTES);
        setInt(at, (int) value);
        setInt(at + Integer.BYTES, (int) (value >>> Integer.SIZE));
    }

    /** Replaces the 4 bytes at {@code at}, which were written before. */
    public void setInt(int at, int value) {
        putInt(bytes, at, value);
    }

    /** Replaces the 8 bytes at {@code at}, which were written before. */
    public void setLong(int at, long value) {
        putInt(bytes, at, (int) value);
        putInt(bytes, at + Integer.BYTES, (int) (value >>> Integer.SIZE));
    }

    static void putInt(byte[] target, int at, int value) {
        target[at] = (byte) value;
        target[at + 1] = (byte) (value >>> 8);
        target[at + 2] = (byte) (value >>> 16);
        target[at + 3] = (byte) (value >>> 24);
    }

    /** Forgets what was written from {@code newSize} on. */
    public void truncate(int newSize) {
        size = Objects.checkIndex(newSize, size + 1);
    }

    /**
     * Makes room for {@code more} bytes, which the caller writes into {@link #array()}.
     *
     * @return where they begin
     * @throws IOException if the message becomes too long
     */
    public int room(int more) throws IOException {
        int at = size;
        if (more > bytes.length - at) {
            grow(more);
        }
        size = at + more;
        return at;
    }

    private void grow(int more) throws IOException {
        long needed = (long) size + more;
        if (needed > longest()) {
            throw new IOException("the message has more than " + limit
                    + " bytes, the limit of this connection. Send it in parts, or set a higher"
                    + " limit where the connection is made");
        }
        bytes = Arrays.copyOf(bytes,
                (int) Math.max(needed, Math.min(longest(), 2L * bytes.length)));
    }

    private long longest() {
        return Math.min(MAX_ARRAY, (long) inFront + limit);
    }
}
