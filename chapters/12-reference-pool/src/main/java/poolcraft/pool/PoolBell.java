package poolcraft.pool;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import poolcraft.memory.Doorbell;

/** The bell between a worker and its pool, in the worker. Used by its main thread. */
final class PoolBell implements Doorbell {

    private static final byte[] RING = {1};

    private final SocketChannel socket;
    private final Selector selector;
    private final ByteBuffer rings = ByteBuffer.allocate(64);

    private PoolBell(SocketChannel socket, Selector selector) {
        this.socket = socket;
        this.selector = selector;
    }

    /** Says hello at the {@link HelloDesk}. */
    static PoolBell connect(String desk, String token) throws IOException {
        SocketChannel socket = SocketChannel.open(UnixDomainSocketAddress.of(desk));
        socket.write(ByteBuffer.wrap(token.getBytes(StandardCharsets.US_ASCII)));
        socket.configureBlocking(false);
        Selector selector = Selector.open();
        socket.register(selector, SelectionKey.OP_READ);
        return new PoolBell(socket, selector);
    }

    @Override
    public void ring() {
        try {
            // No room for it means that the pool has not heard those before.
            socket.write(ByteBuffer.wrap(RING));
        } catch (IOException e) {
            // The pool is gone: the next wait tells.
        }
    }

    @Override
    public boolean await(Duration limit) {
        // An interrupt that a task has left is not meant for the worker.
        Thread.interrupted();
        try {
            selector.select(1 + limit.toMillis());
            selector.selectedKeys().clear();
            return socket.read(rings.clear()) >= 0;
        } catch (IOException e) {
            return false;
        }
    }
}
