package poolcraft.pipe;

import java.io.Closeable;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import poolcraft.process.PrivateSocket;

/**
 * A server socket at its address.
 *
 * @param server the socket, which listens
 * @param address where it is: with the port that it got, if 0 was asked for
 * @param file what there is to remove besides
 */
record Binding(ServerSocketChannel server, SocketAddress address, Closeable file)
        implements
            Closeable {

    /** Binds a new socket to a path of its own, where only this user can connect. */
    static Binding toOwnFile(int backlog) throws IOException {
        PrivateSocket socket = PrivateSocket.open(backlog);
        return new Binding(socket.channel(), UnixDomainSocketAddress.of(socket.path()),
                socket::close);
    }

    /** Binds a new socket; if it cannot be done, the exception has the reason and the remedy. */
    static Binding to(SocketAddress address, int backlog) throws IOException {
        if (address instanceof UnixDomainSocketAddress unix) {
            return toFile(unix, backlog);
        }
        if (address instanceof InetSocketAddress internet) {
            return toPort(internet, backlog);
        }
        throw Addresses.unknownKind(address);
    }

    private static Binding toFile(UnixDomainSocketAddress address, int backlog)
            throws IOException {
        var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            return new Binding(server, address,
                    SocketFile.bind(server, address.getPath(), backlog));
        } catch (IOException e) {
            server.close();
            throw e;
        }
    }

    /** The JDK lets a port be bound again at once, while old connections of it fade away. */
    private static Binding toPort(InetSocketAddress address, int backlog) throws IOException {
        Addresses.checkResolved(address);
        var server = ServerSocketChannel.open();
        try {
            server.bind(address, backlog);
            return new Binding(server, server.getLocalAddress(), () -> {});
        } catch (BindException e) {
            server.close();
            var clear = new BindException("Cannot bind to " + address + ": " + e.getMessage()
                    + ". Close the program that listens there, or take another port: 0 gives a"
                    + " free one. The address must be one of this machine.");
            clear.initCause(e);
            throw clear;
        } catch (IOException e) {
            server.close();
            throw e;
        }
    }

    /** Deletes the file first, so that nobody finds that of a dead socket. */
    @Override
    public void close() throws IOException {
        try (server) {
            file.close();
        }
    }
}
