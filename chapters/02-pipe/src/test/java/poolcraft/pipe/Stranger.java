package poolcraft.pipe;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Arrays;

/** One side of a connection whose bytes the test says itself. */
final class Stranger implements AutoCloseable {

    private final SocketChannel channel;

    private Stranger(SocketChannel channel) {
        this.channel = channel;
    }

    /** A stranger who calls a listener. */
    static Stranger calls(SocketAddress address) throws IOException {
        return new Stranger(SocketChannel.open(address));
    }

    /** A stranger who has been called. */
    static Stranger answers(ServerSocketChannel server) throws IOException {
        return new Stranger(server.accept());
    }

    /** A server socket for a stranger. */
    static ServerSocketChannel server() throws IOException {
        return ServerSocketChannel.open()
                .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    }

    Stranger says(byte[] bytes) throws IOException {
        channel.write(ByteBuffer.wrap(bytes));
        return this;
    }

    /** The next {@code count} bytes from the other side; fewer if it ends before. */
    byte[] hears(int count) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(count);
        while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
            Thread.onSpinWait();
        }
        return Arrays.copyOf(buffer.array(), buffer.position());
    }

    /** Whether the other side has nothing more to say and has hung up. */
    boolean isLeft() {
        try {
            return hears(1).length == 0;
        } catch (IOException e) {
            return true; // reset: it hung up with something unread
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
