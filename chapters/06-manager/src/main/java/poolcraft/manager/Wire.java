package poolcraft.manager;

import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import poolcraft.pipe.Connection;
import poolcraft.pipe.MessageBuffer;
import poolcraft.pipe.MessageFormat;
import poolcraft.pipe.MessageView;
import poolcraft.pipe.Serializer;
import poolcraft.pipe.ThrownFormat;
import poolcraft.process.Transfer;

/**
 * What goes over the connection between a client and its manager. Each message is raw bytes:
 *
 * <pre>
 *  client -&gt; manager
 *   call       byte 1 | int call | long thread | long object | int method | value*
 *   withdraw   byte 2 | int call                    the caller was interrupted
 *   received   byte 3 | int call                    the result has arrived
 *   release    byte 4 | long object              one reference less
 *   drop       byte 5 | long token               of {@link RemoteRoot#hold}
 *
 *  manager -&gt; client
 *   result     byte 1 | int call | byte receipt wanted | value
 *   problem    byte 2 | int call | exception, see {@link ThrownFormat}
 *   withdrawn  byte 3 | int call                    as if it had not been made
 *
 *  value       int length of what follows | byte kind | byte* body, see {@link MessageFormat}
 * </pre>
 *
 * <p>Before that each side says the {@link #VERSION} that it speaks:
 *
 * <pre>
 *  greeting    int {@value #MAGIC} | int version | long number of the manager, or pid of the client
 * </pre>
 *
 * <p>{@code call} is a number that the client gives to each call, and that the answer bears: so
 * many may be on their way at once, over one connection. {@code thread} says on whose behalf a lock
 * is taken. {@code object} is the number of an object to which the client holds a reference; 0 is
 * the manager itself, {@link RemoteRoot}. {@code method} is the number of a method in {@link
 * Exposed}. Thread-safe.
 */
final class Wire {

    /** Changes whenever the layout does. */
    static final int VERSION = 1;
    static final int MAGIC = 0x504d4752;

    static final byte CALL = 1;
    static final byte WITHDRAW = 2;
    static final byte RECEIVED = 3;
    static final byte RELEASE = 4;
    static final byte DROP = 5;

    static final byte RESULT = 1;
    static final byte PROBLEM = 2;
    static final byte WITHDRAWN = 3;

    /** The object of a call that is meant for the manager itself. */
    static final long ROOT = 0;

    /** Classes whose methods stand below those of the objects, in a manager's stack. */
    private static final Set<String> SERVING = Set.of(ServedCall.class.getName(),
            Session.class.getName(), CallReader.class.getName());

    private final MessageFormat format;

    /** What goes over the connection that ends here in {@code home}. */
    Wire(Place place, Home home) {
        format = new MessageFormat(new HomeSerializer(home, Serializer.jdk(place.allowList())),
                place.maxMessage());
    }

    /** A message that begins with {@code kind} and {@code call}. */
    MessageBuffer message(byte kind, int call) throws IOException {
        MessageBuffer out = new MessageBuffer(format.limit() - 1);
        out.write(kind);
        out.writeInt(call);
        return out;
    }

    /** A message of {@code kind} about the object, or the token, with {@code number}. */
    static MessageBuffer about(byte kind, long number) throws IOException {
        MessageBuffer out = new MessageBuffer(1 + Long.BYTES);
        out.write(kind);
        out.writeLong(number);
        return out;
    }

    /**
     * Sends {@code message}, also if the thread is interrupted: then it is so afterwards.
     *
     * @throws IOException if the other side is gone, or the connection closed
     */
    static void send(MessageBuffer message, Connection connection) throws IOException {
        boolean interrupted = Thread.interrupted();
        try {
            while (true) {
                try {
                    connection.sendBytes(message.array(), 0, message.size());
                    return;
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /**
     * Writes {@code value} behind its length.
     *
     * @throws poolcraft.process.TransferException if it cannot be sent; the transfer has failed
     */
    void write(@Nullable Object value, MessageBuffer out, Transfer transfer) throws IOException {
        format.writePart(value, out, transfer);
    }

    /**
     * Reads a value; afterwards {@code in} is behind it, also if it could not be read.
     *
     * @throws poolcraft.pipe.UnreadableMessageException if it cannot be read here
     * @throws IOException if the message is damaged
     */
    @Nullable
    Object read(MessageView in) throws IOException {
        return format.readPart(in);
    }

    /** Writes what a method of a manager's object has thrown. */
    void writeThrown(Throwable problem, MessageBuffer out) throws IOException {
        thrownFormat().write(problem, out);
    }

    /** What was thrown in the manager, to be thrown where a proxy was called. */
    Throwable readThrown(MessageView in) throws IOException {
        Throwable thrown = thrownFormat().read(in, "In the process of the manager");
        return ThrownFormat.thrownHere(thrown, Wire::isOfTheProxy);
    }

    private ThrownFormat thrownFormat() {
        return new ThrownFormat(format, Wire::isBelowTheMethod);
    }

    /** What calls the methods of objects is the same for all of them. */
    private static boolean isBelowTheMethod(StackTraceElement frame) {
        String name = frame.getClassName();
        return name.startsWith("java.lang.reflect.") || name.startsWith("jdk.internal.reflect.")
                || name.startsWith("java.lang.Thread")
                || name.startsWith("java.lang.VirtualThread") || SERVING.contains(name);
    }

    private static boolean isOfTheProxy(StackTraceElement frame) {
        String name = frame.getClassName();
        return name.startsWith(Wire.class.getPackageName() + ".")
                || name.startsWith("java.lang.reflect.")
                || name.startsWith("$Proxy", name.lastIndexOf('.') + 1);
    }

    static MessageView view(byte[] message) {
        MessageView view = new MessageView();
        view.set(message, 0, message.length);
        return view;
    }

    /** The greeting of one with this number. */
    static MessageBuffer greeting(long number) throws IOException {
        MessageBuffer out = new MessageBuffer(2 * Integer.BYTES + Long.BYTES);
        out.writeInt(MAGIC);
        out.writeInt(VERSION);
        out.writeLong(number);
        return out;
    }

    /**
     * The number in a greeting.
     *
     * @throws IOException if the other side speaks something else
     */
    static long readGreeting(byte[] message) throws IOException {
        MessageView in = view(message);
        if (message.length < 8 || in.readInt() != MAGIC) {
            throw new IOException("The other side has the key, but is neither a manager nor a"
                    + " client of one. Is the address that of another listener?");
        }
        int version = in.readInt();
        if (version != VERSION) {
            throw new IOException("The other side speaks version " + version + " of the manager's"
                    + " language, and this one version " + VERSION + ": use the same version of"
                    + " this library on both sides.");
        }
        return in.readLong();
    }
}
