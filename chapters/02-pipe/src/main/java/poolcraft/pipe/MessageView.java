package poolcraft.pipe;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Objects;

/**
 * Bytes of a message that is being read, wherever they are; used again for the next message. The
 * reading side of {@link MessageBuffer}. Used by one thread.
 */
public final class MessageView extends InputStream {

    private static final byte[] NONE = {};

    private byte[] bytes = NONE;
    private int position;
    private int end;
    private boolean owned;

    /** From now on this reads {@code length} bytes of {@code source}, which are not copied. */
    public void set(byte[] source, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, source.length);
        bytes = source;
        position = offset;
        end = offset + length;
        owned = false;
    }

    /** From now on this reads {@code source} and may give it away: {@link #readRest}. */
    void own(byte[] source) {
        set(source, 0, source.length);
        owned = true;
    }

    /** Forgets the bytes. */
    public void clear() {
        set(NONE, 0, 0);
    }

    /** How many bytes are left. */
    @Override
    public int available() {
        return end - position;
    }

    @Override
    public int read() {
        return position < end ? bytes[position++] & 0xff : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, target.length);
        int count = Math.min(length, available());
        System.arraycopy(bytes, position, target, offset, count);
        position += count;
        return count == 0 && length > 0 ? -1 : count;
    }

    /** Reads 4 bytes. */
    public int readInt() throws IOException {
        return getInt(bytes, take(Integer.BYTES));
    }

    static int getInt(byte[] source, int at) {
        return (source[at] & 0xff) | (source[at + 1] & 0xff) << 8 | (source[at + 2] & 0xff) << 16
                | source[at + 3] << 24;
    }

    /** Reads 8 bytes. */
    public long readLong() throws IOException {
        long low = Integer.toUnsignedLong(readInt());
        return low | (long) readInt() << Integer.SIZE;
    }

    /** Reads all that is left. */
    public byte[] readRest() {
        byte[] rest = owned && position == 0 ? bytes : Arrays.copyOfRange(bytes, position, end);
        position = end;
        return rest;
    }

    /** Where the bytes are; see {@link #take}. */
    public byte[] array() {
        return bytes;
    }

    /**
     * Takes {@code count} bytes, which the caller reads from {@link #array()}.
     *
     * @return where they begin
     * @throws IOException if there are not so many
     */
    public int take(int count) throws IOException {
        int at = position;
        if (count < 0 || count > end - at) {
            throw new IOException("The message is damaged: it goes on for " + count
                    + " bytes where it has " + (end - at) + ".");
        }
        position = at + count;
        return at;
    }
}
