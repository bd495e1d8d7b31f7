package poolcraft.pipe;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A {@link Client}'s way to a listener: connects a socket and goes through the handshake, all before
 * a deadline. Used by one thread, which may be interrupted.
 */
final class Calling implements AutoCloseable {

    private static final Duration AGAIN = Duration.ofMillis(5);

    private final SocketAddress address;
    private final Deadline deadline;
    private final Selector selector;
    private @Nullable SocketChannel channel;

    Calling(SocketAddress address, Deadline deadline) throws IOException {
        this.address = address;
        this.deadline = deadline;
        this.selector = Selector.open();
    }

    /** A socket to a listener that has the key; the caller's from now on. */
    SocketChannel call(Key key) throws IOException, InterruptedException {
        SocketChannel connected = connect();
        var handshake = new ClientHandshake(connected, key, address.toString());
        SelectionKey selection = connected.register(selector, handshake.operation());
        while (!handshake.advance()) {
            selection.interestOps(handshake.operation());
            sleep(deadline);
        }
        selector.close();
        channel = null;
        return connected;
    }

    private SocketChannel connect() throws IOException, InterruptedException {
        if (address instanceof UnixDomainSocketAddress unix) {
            return connect(unix);
        }
        if (address instanceof InetSocketAddress internet) {
            return connect(internet);
        }
        throw Addresses.unknownKind(address);
    }

    private SocketChannel connect(InetSocketAddress internet)
            throws IOException, InterruptedException {
        Addresses.checkResolved(internet);
        try {
            return connect(SocketChannel.open());
        } catch (ConnectException e) {
            throw nobody("nobody listens there", e);
        }
    }

    /** Where a backlog is full the system says so at once, for a Unix domain socket. */
    private SocketChannel connect(UnixDomainSocketAddress unix)
            throws IOException, InterruptedException {
        while (true) {
            try {
                return connect(SocketChannel.open(StandardProtocolFamily.UNIX));
            } catch (SocketTimeoutException e) {
                throw e;
            } catch (ConnectException e) {
                throw nobody("its listener has ended", e);
            } catch (IOException e) {
                checkPossible(unix.getPath(), e);
            }
            sleep(Deadline.in(AGAIN));
        }
    }

    private SocketChannel connect(SocketChannel opened) throws IOException, InterruptedException {
        close(channel);
        channel = opened;
        SocketOptions.prepare(opened);
        opened.configureBlocking(false);
        if (!opened.connect(address)) {
            opened.register(selector, SelectionKey.OP_CONNECT);
            while (!opened.finishConnect()) {
                sleep(deadline);
            }
        }
        return opened;
    }

    private void checkPossible(Path path, IOException trouble) throws IOException {
        if (!Files.exists(path)) {
            throw nobody("there is no such file", trouble);
        }
        if (!Files.isWritable(path)) {
            throw new IOException("Cannot connect to " + path + ": this user may not write to that"
                    + " file. Run both programs as the same user.", trouble);
        }
    }

    private ConnectException nobody(String why, IOException cause) {
        var nobody = new ConnectException("Cannot connect to " + address + ": " + why
                + ". Start the listener first, and check the address.");
        nobody.initCause(cause);
        return nobody;
    }

    /** Sleeps until there is something to do, or until {@code alarm}. */
    private void sleep(Deadline alarm) throws IOException, InterruptedException {
        if (deadline.hasPassed()) {
            throw new SocketTimeoutException("The listener at " + address + " did not answer within"
                    + " the time limit. It may be too busy, stopped, or cut off from this machine:"
                    + " look after it, or set a longer limit.");
        }
        alarm.select(selector);
    }

    /** Hangs up, unless the socket belongs to the caller already. */
    @Override
    public void close() throws IOException {
        close(channel);
        selector.close();
    }

    private static void close(@Nullable SocketChannel channel) throws IOException {
        if (channel != null) {
            channel.close();
        }
    }
}
