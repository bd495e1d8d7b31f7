package poolcraft.pipe;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A client that is about to prove that it has the key. Used by one thread. */
final class Visitor {

    private final SocketChannel channel;
    private final ListenerHandshake handshake;
    private final Deadline deadline;
    private final SelectionKey selection;

    /** A client that has just come; {@code selector} wakes up when it can go on. */
    Visitor(SocketChannel channel, Key key, Duration limit, Selector selector) throws IOException {
        this.channel = channel;
        this.handshake = new ListenerHandshake(channel, key, name(channel.getRemoteAddress()));
        this.deadline = Deadline.in(limit);
        SocketOptions.prepare(channel);
        channel.configureBlocking(false);
        this.selection = channel.register(selector, handshake.operation(), this);
    }

    private static String name(@Nullable SocketAddress address) {
        return address instanceof InetSocketAddress internet
                ? "the one at " + internet.getAddress().getHostAddress() + " port "
                        + internet.getPort()
                : "a process of this machine";
    }

    ListenerHandshake handshake() {
        return handshake;
    }

    Deadline deadline() {
        return deadline;
    }

    /** Whether it has proved it; see {@link Handshake#advance()}. */
    boolean advance() throws IOException {
        boolean done = handshake.advance();
        selection.interestOps(handshake.operation());
        return done;
    }

    /** Its socket, which the selector does not know any more. */
    SocketChannel leave() throws IOException {
        selection.cancel();
        selection.selector().selectNow(); // until then a closed socket would stay half open
        return channel;
    }

    void hangUp() {
        try {
            channel.close();
        } catch (IOException e) {
            // It is closed as far as it can be.
        }
    }
}
