package poolcraft.pipe;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/** Two ends of a socket, both in this process. */
record SocketPair(SocketStream left, SocketStream right) {

    static SocketPair open() throws IOException {
        Path folder = Files.createTempDirectory("poolcraft-pipe-");
        Path socket = folder.resolve("s");
        UnixDomainSocketAddress address = UnixDomainSocketAddress.of(socket);
        try (var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(address);
            SocketStream left = stream(SocketChannel.open(address));
            return new SocketPair(left, stream(server.accept()));
        } finally {
            Files.deleteIfExists(socket);
            Files.delete(folder);
        }
    }

    private static SocketStream stream(SocketChannel channel) throws IOException {
        SocketOptions.prepare(channel);
        return new SocketStream(channel);
    }
}
