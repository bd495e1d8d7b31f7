package poolcraft.pipe;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Finds the messages in what comes over a {@link Stream}; see {@link FrameWriter} for their frames.
 *
 * <p>Small messages are read many at a time into one buffer, and a message that is larger than the
 * buffer is read into an array of its own. No memory is taken for a message that is too long, nor,
 * far ahead, for one of which only the length has come. Used by one thread at a time.
 */
final class FrameReader {

    private static final int BUFFER = 16 << 10;

    /** The bytes asked of the stream at once: the JDK takes as much memory outside the heap. */
    private static final int CHUNK = 256 << 10;

    /** What is taken at once for a message on the strength of its length alone. */
    private static final int TRUSTED = 16 << 20;

    /** Longer arrays are not to be had. */
    private static final int LONGEST = Integer.MAX_VALUE - 8;

    private static final int LENGTH_BYTES = FrameWriter.LENGTH_BYTES;
    private static final int HEADER = FrameWriter.HEADER;

    private final Stream stream;
    private final int limit;
    private final MessageView view = new MessageView();

    private byte[] bytes;
    private ByteBuffer target;
    private int start;
    private int end;

    /** The body of a large message, and how many bytes of it have come. */
    private byte @Nullable [] body;
    private int bodyLength;
    private int bodyFilled;
    private byte bodyKind;

    private boolean ended;

    /**
     * A reader.
     *
     * @param limit the longest message, its kind included
     * @param unread what was read from the stream before
     */
    FrameReader(Stream stream, int limit, byte[] unread) {
        this.stream = stream;
        this.limit = Math.min(limit, LONGEST);
        this.bytes = unread.length > BUFFER ? unread.clone() : Arrays.copyOf(unread, BUFFER);
        this.target = ByteBuffer.wrap(bytes);
        this.end = unread.length;
    }

    /**
     * Reads what has come, until there is a message.
     *
     * @return whether there is one, or the end; if not, nothing more has come now
     * @throws IOException if the stream fails, or the next message is too long
     */
    // tag::advance[]
    boolean advance() throws IOException {
        while (!hasMessage() && !ended) {
            int count = stream.read(room());
            if (count == 0) {
                return false;
            }
            took(count);
        }
        return true;
    }
    // end::advance[]

    private void took(int count) {
        if (count < 0) {
            ended = true;
        } else if (body == null) {
            end += count;
        } else {
            bodyFilled += count;
        }
    }

    private boolean hasMessage() throws IOException {
        if (body == null && end - start >= HEADER) {
            int length = length();
            checkLength(length);
            if (length > bytes.length - LENGTH_BYTES) {
                beginLarge(length - 1);
            } else {
                return end - start >= LENGTH_BYTES + length;
            }
        }
        return body != null && bodyFilled == bodyLength;
    }

    private int length() {
        return MessageView.getInt(bytes, start);
    }

    // tag::length[]
    private void checkLength(int length) throws IOException {
        if (length < 1) {
            throw new IOException("The connection is damaged: a message of " + length
                    + " bytes is announced. Something else than this library writes at the other"
                    + " end, or several threads of it without a lock.");
        }
        if (length > limit) {
            throw new IOException("A message of " + length + " bytes is announced, more than the"
                    + " limit of this connection, " + limit + ". It is not read, and nothing after"
                    + " it. Send it in parts, or set a higher limit where the connection is made.");
        }
    }
    // end::length[]

    /** From a header and the beginning of a body in the buffer to an array for the body. */
    private void beginLarge(int length) {
        byte[] large = new byte[Math.min(length, TRUSTED)];
        bodyKind = bytes[start + LENGTH_BYTES];
        bodyLength = length;
        bodyFilled = end - start - HEADER;
        System.arraycopy(bytes, start + HEADER, large, 0, bodyFilled);
        setBody(large);
        start = 0;
        end = 0;
    }

    private void setBody(byte[] array) {
        body = array;
        target = ByteBuffer.wrap(array);
    }

    /** Where to read the next bytes to: at least one. */
    private ByteBuffer room() {
        if (body != null) {
            if (bodyFilled == body.length) {
                setBody(Arrays.copyOf(body, (int) Math.min(bodyLength, 2L * bodyFilled)));
            }
            return target.limit(Math.min(body.length, bodyFilled + CHUNK)).position(bodyFilled);
        }
        if (start == end) {
            start = 0;
            end = 0;
        } else if (end == bytes.length) {
            System.arraycopy(bytes, start, bytes, 0, end - start);
            end -= start;
            start = 0;
        }
        return target.limit(bytes.length).position(end);
    }

    /** After {@link #advance()}: whether there is no message, and none will come. */
    boolean isAtEnd() throws IOException {
        return ended && !hasMessage();
    }

    /** What to say of the end. */
    EOFException end() {
        int part = body == null ? end - start : HEADER + bodyFilled;
        return new EOFException(part == 0
                ? "The other end of the connection has been closed, or its process has ended: all"
                        + " it sent has been received."
                : "The other end of the connection is gone: its process ended, or closed it, in the"
                        + " middle of a message. The " + part + " bytes that came of it are lost.");
    }

    /** The kind of the message that is there. */
    byte kind() {
        return body == null ? bytes[start + LENGTH_BYTES] : bodyKind;
    }

    /** The body of the message that is there; valid until {@link #drop()}. */
    MessageView body() {
        if (body == null) {
            view.set(bytes, start + HEADER, length() - 1);
        } else {
            view.own(body);
        }
        return view;
    }

    /** Goes on to the next message. */
    void drop() {
        if (body == null) {
            start += LENGTH_BYTES + length();
        } else {
            body = null;
            target = ByteBuffer.wrap(bytes);
        }
        view.clear();
    }

    /** What was read from the stream and belongs to messages that nobody has taken. */
    byte[] unread() {
        if (body == null) {
            return Arrays.copyOfRange(bytes, start, end);
        }
        byte[] all = new byte[HEADER + bodyFilled];
        MessageBuffer.putInt(all, 0, bodyLength + 1);
        all[LENGTH_BYTES] = bodyKind;
        System.arraycopy(body, 0, all, HEADER, bodyFilled);
        return all;
    }
}
