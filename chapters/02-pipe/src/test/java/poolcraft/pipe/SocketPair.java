package poolcraft.pipe;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import poolcraft.process.AllowList;

/** Two ends of a socket in this process, as streams and as connections. */
record SocketPair(SocketStream left, SocketStream right) {

    static SocketPair open() throws IOException {
        Path folder = Files.createTempDirectory("pipe-test");
        Path socket = folder.resolve("s");
        UnixDomainSocketAddress address = UnixDomainSocketAddress.of(socket);
        try (var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(address);
            var left = new SocketStream(SocketChannel.open(address));
            return new SocketPair(left, new SocketStream(server.accept()));
        } finally {
            Files.deleteIfExists(socket);
            Files.delete(folder);
        }
    }

    static MessageFormat format() {
        AllowList allowList = new AllowList(List.of());
        return new MessageFormat(Serializer.jdk(allowList), MessageFormat.DEFAULT_LIMIT);
    }

    StreamConnection leftConnection() {
        return new StreamConnection(left, format());
    }

    StreamConnection rightConnection() {
        return new StreamConnection(right, format());
    }
}
