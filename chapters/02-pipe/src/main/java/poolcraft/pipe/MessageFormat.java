package poolcraft.pipe;

import java.io.IOException;
import java.io.Serial;
import java.io.Serializable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import poolcraft.process.Transfer;
import poolcraft.process.TransferException;

/**
 * What a message is in bytes.
 *
 * <pre>
 *  byte kind     body, to the end of the message
 *   0  raw       the bytes that were given to sendBytes
 *   1  null
 *   2  false
 *   3  true
 *   4  int       4 bytes
 *   5  long      8 bytes
 *   6  double    8 bytes
 *   7  text      1 byte for each char: all below 256
 *   8  text      2 bytes for each char
 *   9  byte[]    the elements
 *  10  int[]     the elements, 4 bytes each
 *  11  long[]    the elements, 8 bytes each
 *  12  double[]  the elements, 8 bytes each
 *  13  object    what the serializer wrote
 * </pre>
 *
 * <p>Numbers have their lowest byte first. How long a message is, is for its channel to say: over a
 * stream, see {@link FrameWriter}. A channel writes into a {@link MessageBuffer}, and reads through
 * a {@link MessageView} where the bytes are; both are used again, so that a small message makes no
 * other object than itself.
 *
 * <pre>{@code
 * format.write(message, buffer, transfer);
 * channel.send(buffer.array(), 0, buffer.size());
 * ...
 * byte kind = received[0];
 * view.set(received, 1, received.length - 1);
 * Object message = format.read(kind, view);
 * }</pre>
 *
 * <p>Immutable and thread-safe.
 */
public final class MessageFormat implements Serializable {

    /** The longest message, if nothing else is said: 256 MB. */
    public static final int DEFAULT_LIMIT = 256 << 20;

    @Serial
    private static final long serialVersionUID = 1L;

    private final Serializer serializer;
    private final int limit;

    /**
     * A format.
     *
     * @param serializer for what is no simple value
     * @param limit the longest message, in bytes, its kind included
     */
    public MessageFormat(Serializer serializer, int limit) {
        this.serializer = serializer;
        this.limit = limit;
    }

    /** The longest message, in bytes, its kind included. */
    public int limit() {
        return limit;
    }

    /** Writes the kind of raw bytes; the bytes themselves come after it. */
    public static void writeRawKind(MessageBuffer out) throws IOException {
        out.write(Kind.RAW);
    }

    /**
     * Goes on only if a message of this {@code kind} was sent as raw bytes.
     *
     * @throws IOException if not; says to the caller of {@code receiveBytes} what to do
     */
    public static void checkRaw(byte kind) throws IOException {
        if (kind != Kind.RAW) {
            throw new IOException("The next message was sent as an object, by send, and is still"
                    + " there: take it with receive().");
        }
    }

    /**
     * Goes on only if a message of this {@code kind} was sent as an object.
     *
     * @throws IOException if not; says to the caller of {@code receive} what to do
     */
    public static void checkObject(byte kind) throws IOException {
        if (kind == Kind.RAW) {
            throw new IOException("The next message was sent as raw bytes, by sendBytes, and is"
                    + " still there: take it with receiveBytes().");
        }
    }

    /** Whether a message of this {@code kind} is read without a serializer, and so runs no code. */
    public static boolean isSimple(byte kind) {
        return kind != Kind.OBJECT;
    }

    /**
     * Writes {@code message}, its kind and its body.
     *
     * @param transfer the sending; the caller ends it
     * @throws TransferException if it cannot be sent; {@code transfer} has then failed
     */
    public void write(@Nullable Object message, MessageBuffer out, Transfer transfer) {
        try {
            if (!SimpleValues.write(message, out)) {
                out.write(Kind.OBJECT);
                serializer.write(Objects.requireNonNull(message), out, transfer);
            }
        } catch (TransferException e) {
            transfer.failed();
            throw e;
        } catch (IOException | RuntimeException e) {
            transfer.failed();
            throw new TransferException(
                    "Cannot send the message, a " + nameOfClass(message) + ": " + e.getMessage(),
                    e);
        }
    }

    private static String nameOfClass(@Nullable Object message) {
        return message == null ? "null" : message.getClass().getName();
    }

    /**
     * Reads the message of this {@code kind}, whose body is what {@code in} has. Nothing in the
     * bytes can do more harm than an exception: they take no memory that they do not fill.
     *
     * @throws UnreadableMessageException if it cannot be read here
     */
    public @Nullable Object read(byte kind, MessageView in) throws UnreadableMessageException {
        try {
            return kind == Kind.OBJECT ? serializer.read(in) : SimpleValues.read(kind, in);
        } catch (ClassNotFoundException | NoClassDefFoundError e) {
            throw new UnreadableMessageException("A message was lost: this process does not have"
                    + " class " + e.getMessage() + " of it, and neither does the process that"
                    + " started this one. Put the class on the class path of both.", e);
        } catch (IOException | RuntimeException | LinkageError | StackOverflowError e) {
            throw new UnreadableMessageException("A message was lost: it cannot be read here. "
                    + e.getMessage(), e);
        }
    }

    /**
     * Writes {@code value} as a part of a message of several: behind the int length of what follows.
     *
     * @param transfer the sending; the caller ends it
     * @throws TransferException if it cannot be sent; {@code transfer} has then failed
     */
    public void writePart(@Nullable Object value, MessageBuffer out, Transfer transfer)
            throws IOException {
        int at = out.room(Integer.BYTES);
        write(value, out, transfer);
        out.setInt(at, out.size() - at - Integer.BYTES);
    }

    /**
     * Reads what {@link #writePart} wrote; afterwards {@code in} is behind it, also if it could not
     * be read.
     *
     * @throws UnreadableMessageException if it cannot be read here
     * @throws IOException if the message is damaged
     */
    public @Nullable Object readPart(MessageView in) throws IOException {
        int length = in.readInt();
        if (length < 1) {
            throw new IOException("The message is damaged: a value of " + length + " bytes.");
        }
        int at = in.take(length);
        MessageView body = new MessageView();
        body.set(in.array(), at + 1, length - 1);
        return read(in.array()[at], body);
    }
}
