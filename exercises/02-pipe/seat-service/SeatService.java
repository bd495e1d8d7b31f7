import java.io.IOException;
import java.io.Serializable;
import java.net.SocketAddress;
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

    /** A service for whoever has the key; it has begun when this returns. */
    public SeatService(Key key, int seats) throws IOException {
        listener = Listener.bind(key);
        throw new UnsupportedOperationException("Who accepts the clients, and who serves them?");
    }

    /** Where clients find it. */
    public SocketAddress address() {
        return listener.address();
    }

    /** Ends the service, and all conversations. */
    @Override
    public void close() {
        listener.close();
        // And those who are connected?
    }
}
