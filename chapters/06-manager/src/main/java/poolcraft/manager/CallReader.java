package poolcraft.manager;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import poolcraft.pipe.MessageBuffer;
import poolcraft.pipe.MessageView;
import poolcraft.pipe.UnreadableMessageException;
import poolcraft.process.TransferException;

/**
 * Turns what a client sends into calls; see {@link Wire}. Nothing in it can call what is not
 * exposed: the object must be one that the client refers to, and the method one of its interface.
 * Used by the thread that reads for this client.
 */
final class CallReader {

    private static final int MAX_ARGUMENTS = 255;

    private final Session session;
    private final Entry root;

    CallReader(Session session, RootObject root) {
        this.session = session;
        this.root = new Entry(Wire.ROOT, root, Exposed.of(RemoteRoot.class));
    }

    /**
     * Does what {@code message} asks for.
     *
     * @throws IOException if it is rubbish
     */
    void take(byte[] message) throws IOException {
        MessageView in = Wire.view(message);
        int kind = in.read();
        switch (kind) {
            case Wire.CALL -> takeCall(in);
            case Wire.WITHDRAW -> session.withdraw(in.readInt());
            case Wire.RECEIVED -> session.received(in.readInt());
            case Wire.RELEASE -> session.references().release(in.readLong());
            case Wire.DROP -> session.drop(in.readLong());
            default -> throw new IOException("Nothing begins with " + kind + ".");
        }
    }

    // tag::take[]
    private void takeCall(MessageView in) throws IOException {
        var header = new ServedCall.Header(in.readInt(), in.readLong());
        long object = in.readLong();
        int method = in.readInt();
        try {
            Entry entry = entry(object);
            checkMethod(entry, method);
            session.begin(
                    new ServedCall(session, header, entry, method, arguments(in, entry, method)));
        } catch (IllegalArgumentException | TransferException e) {
            refuse(header.number(), e);
        }
    }
    // end::take[]

    // tag::entry[]
    private Entry entry(long object) {
        Entry entry = object == Wire.ROOT ? root : session.references().find(object);
        if (entry == null) {
            throw new IllegalArgumentException("This client has no reference to an object "
                    + object + " in the manager.");
        }
        return entry;
    }
    // end::entry[]

    private static void checkMethod(Entry entry, int method) {
        if (method < 0 || method >= entry.exposed().size()) {
            throw new IllegalArgumentException("Method " + method + " of a " + entry.exposed()
                    + " is not exposed: there are " + entry.exposed().size() + ".");
        }
    }

    private @Nullable Object[] arguments(MessageView in, Entry entry, int method)
            throws IOException {
        List<@Nullable Object> arguments = new ArrayList<>();
        while (in.available() > 0 && arguments.size() < MAX_ARGUMENTS) {
            try {
                arguments.add(session.wire().read(in));
            } catch (UnreadableMessageException e) {
                throw new TransferException("The manager cannot read an argument of "
                        + entry.exposed().method(method) + ". " + e.getMessage(), e);
            }
        }
        return arguments.toArray();
    }

    private void refuse(int call, RuntimeException why) throws IOException {
        MessageBuffer out = session.wire().message(Wire.PROBLEM, call);
        session.wire().writeThrown(why, out);
        session.send(out);
    }
}
