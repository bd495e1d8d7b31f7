package poolcraft.pipe;

import java.io.IOException;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/**
 * Lets the clients of a {@link Listener} in who prove that they have its key: one thread, for all of
 * them at once, that never waits for any one.
 *
 * <pre>
 *  in the system's backlog
 *    --accepted--&gt;                HANDSHAKE
 *  HANDSHAKE
 *    --has the key--&gt;             a connection in {@link Arrivals}
 *    --has another key, says something else, is too slow, has gone, had to make room--&gt;
 *                                 a failure in Arrivals
 *    --has gone without a word--&gt; forgotten: somebody looked whether there is a listener
 * </pre>
 *
 * <p>Until it is let in a client costs a socket and about a kilobyte. {@link #MAX_HANDSHAKES} can be
 * in handshake: who comes next takes the place of the one who has been there longest. An honest
 * client needs its place for one round trip, so silent ones, however many, do not keep it out. While
 * a whole backlog of connections waits to be accepted, nobody is taken from the system's.
 */
final class Reception {

    static final int MAX_HANDSHAKES = 256;

    private static final long AGAIN_NANOS = 10_000_000;

    private final ServerSocketChannel server;
    private final Key key;
    private final Duration limit;
    private final MessageFormat format;
    private final Arrivals arrivals;
    private final Selector selector;
    private final SelectionKey door;

    /** Those in handshake. Who came first has the first deadline. */
    private final Set<Visitor> visitors = new LinkedHashSet<>();

    /**
     * The reception of a server that is bound.
     *
     * @param limit how long a handshake may take
     * @param format of the connections
     * @param arrivals where they go
     */
    Reception(ServerSocketChannel server, Key key, Duration limit, MessageFormat format,
            Arrivals arrivals) throws IOException {
        this.server = server;
        this.key = key;
        this.limit = limit;
        this.format = format;
        this.arrivals = arrivals;
        server.configureBlocking(false);
        selector = Selector.open();
        door = server.register(selector, SelectionKey.OP_ACCEPT);
    }

    /** Lets clients in until {@link #close()}. */
    void work() {
        String why = "it failed";
        try {
            while (server.isOpen()) {
                workOnce();
            }
        } catch (ClosedSelectorException | CancelledKeyException e) {
            why = "it was closed";
        } catch (IOException e) {
            why = e.toString();
        } finally {
            visitors.forEach(Visitor::hangUp);
            arrivals.close("The listener has ended: " + why + ".");
        }
    }

    // tag::work[]
    private void workOnce() throws IOException {
        door.interestOps(arrivals.isFull() ? 0 : SelectionKey.OP_ACCEPT);
        selector.select(visitors.isEmpty() ? 0 : oldest().deadline().millisLeft());
        Thread.interrupted(); // nobody has a reason; but while it is set, no selector sleeps
        List<SelectionKey> ready = List.copyOf(selector.selectedKeys());
        selector.selectedKeys().clear();
        for (SelectionKey selected : ready) {
            serve(selected);
        }
        while (!visitors.isEmpty() && oldest().deadline().hasPassed()) {
            dismiss(oldest(), oldest().handshake().late());
        }
    }
    // end::work[]

    private Visitor oldest() {
        return visitors.iterator().next();
    }

    private void serve(SelectionKey selected) {
        if (!(selected.attachment() instanceof Visitor visitor)) {
            accept();
        } else if (visitors.contains(visitor)) {
            advance(visitor);
        }
    }

    /** One for a turn: those who are there already have theirs in between. */
    private void accept() {
        try {
            SocketChannel channel = server.accept();
            if (channel != null) {
                receive(channel);
            }
        } catch (IOException e) {
            // The client has gone, or no file descriptor is left: then the oldest gives up its own.
            if (visitors.isEmpty()) {
                LockSupport.parkNanos(AGAIN_NANOS);
            } else {
                dismiss(oldest(), oldest().handshake().crowdedOut());
            }
        }
    }

    private void receive(SocketChannel channel) throws IOException {
        if (visitors.size() == MAX_HANDSHAKES) {
            dismiss(oldest(), oldest().handshake().crowdedOut());
        }
        boolean received = false;
        try {
            visitors.add(new Visitor(channel, key, limit, selector));
            received = true;
        } finally {
            if (!received) {
                channel.close();
            }
        }
    }

    private void advance(Visitor visitor) {
        try {
            if (visitor.advance()) {
                welcome(visitor);
            }
        } catch (AuthenticationException e) {
            dismiss(visitor, e);
        } catch (IOException e) {
            drop(visitor);
        }
    }

    private void welcome(Visitor visitor) throws IOException {
        var stream = new SocketStream(visitor.leave());
        visitors.remove(visitor);
        arrivals.add(new StreamConnection(stream, format));
    }

    private void dismiss(Visitor visitor, AuthenticationException why) {
        drop(visitor);
        arrivals.add(why);
    }

    private void drop(Visitor visitor) {
        visitors.remove(visitor);
        visitor.hangUp();
    }

    /** A connection was taken from the arrivals. */
    void lookAgain() {
        selector.wakeup();
    }

    /** Ends {@link #work()}. Only then does the system close a server that was closed before. */
    void close() throws IOException {
        selector.close();
    }
}
