// Fails: whatIsNoRequestIsRefused
// Misconception: who sends what cannot be read has ended.
import java.io.IOException;
import java.io.Serializable;
import java.net.SocketAddress;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import poolcraft.pipe.AuthenticationException;
import poolcraft.pipe.Connection;
import poolcraft.pipe.Key;
import poolcraft.pipe.Listener;

/** Sells the seats of a cinema to other programs. */
public final class SeatService implements AutoCloseable {

    /** What a client may ask. */
    public sealed interface Request extends Serializable {

        /** The seat shall belong to the one with this name. */
        record Reserve(int seat, String name) implements Request {}

        /** How many seats are free? */
        record CountFree() implements Request {}
    }

    /** What it gets. */
    public sealed interface Reply extends Serializable {

        /** The seat is theirs. */
        record Reserved(int seat) implements Reply {}

        /** The seat is somebody's. */
        record Taken(int seat, String by) implements Reply {}

        /** So many seats are free. */
        record Free(int number) implements Reply {}

        /** The request makes no sense. */
        record Refused(String reason) implements Reply {}
    }

    private final Listener listener;
    private final String[] owners;
    private final Set<Connection> clients = new HashSet<>();
    private boolean closed;

    /** A service for whoever has the key; it has begun when this returns. */
    public SeatService(Key key, int seats) throws IOException {
        listener = Listener.bind(key);
        owners = new String[seats];
        Thread.ofVirtual().start(this::acceptAll);
    }

    /** Where clients find it. */
    public SocketAddress address() {
        return listener.address();
    }

    private void acceptAll() {
        boolean open = true;
        while (open) {
            try {
                Connection client = listener.accept();
                add(client);
                Thread.ofVirtual().start(() -> serve(client));
            } catch (AuthenticationException e) {
                // one was not let in; the others are welcome
            } catch (IOException | InterruptedException e) {
                open = false; // the listener has been closed
            }
        }
    }

    private void serve(Connection client) {
        try (client) {
            while (true) {
                client.send(replyTo(client));
            }
        } catch (IOException | InterruptedException e) {
            // this client has ended
        } finally {
            remove(client);
        }
    }

    private Reply replyTo(Connection client) throws IOException, InterruptedException {
        Object request = client.receive();
        return switch (request) {
            case Request.Reserve reserve -> reserve(reserve.seat(), reserve.name());
            case Request.CountFree _ -> countFree();
            case null, default -> new Reply.Refused("this is no request: " + request);
        };
    }

    private synchronized Reply reserve(int seat, String name) {
        if (seat < 0 || seat >= owners.length || name == null) {
            return new Reply.Refused("there is no seat " + seat + ", or no name: " + name);
        }
        if (owners[seat] != null) {
            return new Reply.Taken(seat, owners[seat]);
        }
        owners[seat] = name;
        return new Reply.Reserved(seat);
    }

    private synchronized Reply countFree() {
        return new Reply.Free((int) Arrays.stream(owners).filter(Objects::isNull).count());
    }

    /** A client that comes just when the service is closed is closed, too. */
    private synchronized void add(Connection client) {
        clients.add(client);
        if (closed) {
            client.close();
        }
    }

    private synchronized void remove(Connection client) {
        clients.remove(client);
    }

    /** Ends the service, and all conversations. */
    @Override
    public synchronized void close() {
        closed = true;
        listener.close();
        clients.forEach(Connection::close);
    }
}
