package poolcraft.pool;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import poolcraft.memory.Doorbell;

/**
 * The bell between a worker and its pool, in the worker. It says hello at the {@link HelloDesk} when
 * it is first needed: a young JVM needs some time for its first socket, and by then the first task
 * may be done. Used by the worker's main thread.
 */
final class PoolBell implements Doorbell {

    private static final byte[] RING = {1};

    private final String desk;
    private final String token;
    private final ByteBuffer rings = ByteBuffer.allocate(64);
    private @Nullable Line line;

    /** The way to the pool. */
    private record Line(SocketChannel socket, Selector selector) {}

    /**
     * A bell that nobody has heard yet.
     *
     * @param desk where to say hello
     * @param token what to say there
     */
    PoolBell(String desk, String token) {
        this.desk = desk;
        this.token = token;
    }

    private Line line() throws IOException {
        Line there = line;
        if (there == null) {
            there = connect();
            line = there;
        }
        return there;
    }

    private Line connect() throws IOException {
        SocketChannel socket = SocketChannel.open(UnixDomainSocketAddress.of(desk));
        try {
            socket.write(ByteBuffer.wrap(token.getBytes(StandardCharsets.US_ASCII)));
            socket.configureBlocking(false);
            Selector selector = Selector.open();
            socket.register(selector, SelectionKey.OP_READ);
            return new Line(socket, selector);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    @Override
    public void ring() {
        try {
            // No room for it means that the pool has not heard those before.
            line().socket.write(ByteBuffer.wrap(RING));
        } catch (IOException e) {
            // The pool is gone: the next wait tells.
        }
    }

    @Override
    public boolean await(Duration limit) {
        // An interrupt that a task has left is not meant for the worker.
        Thread.interrupted();
        try {
            Line there = line();
            there.selector.select(1 + limit.toMillis());
            there.selector.selectedKeys().clear();
            return there.socket.read(rings.clear()) >= 0;
        } catch (IOException e) {
            return false;
        }
    }
}
