package poolcraft.pipe;

import java.io.IOException;
import java.io.Serializable;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import poolcraft.process.JvmProcess;

/** A child process at the other end of a plain socket. Closing it ends the child. */
record Peer(JvmProcess process, Connection connection) implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    /** What the child does with its end. */
    @FunctionalInterface
    interface Work extends Serializable {
        void with(Connection connection) throws Exception;
    }

    static Peer start(Work work) throws IOException {
        Path folder = Files.createTempDirectory("poolcraft-peer-");
        Path socket = folder.resolve("s");
        try (var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(socket));
            String path = socket.toString();
            JvmProcess process = JvmProcess.start(() -> work.with(connect(path)));
            return new Peer(process, connection(server.accept()));
        } finally {
            Files.deleteIfExists(socket);
            Files.delete(folder);
        }
    }

    private static Connection connect(String path) throws IOException {
        return connection(SocketChannel.open(UnixDomainSocketAddress.of(path)));
    }

    private static Connection connection(SocketChannel channel) throws IOException {
        SocketOptions.prepare(channel);
        return new StreamConnection(new SocketStream(channel), Formats.standard());
    }

    /** Kills the child; returns at once. */
    void kill() {
        process.kill();
    }

    @Override
    public void close() {
        connection.close();
        process.kill();
        try {
            if (!process.join(LIMIT)) {
                throw new AssertionError("not dead: " + process);
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
