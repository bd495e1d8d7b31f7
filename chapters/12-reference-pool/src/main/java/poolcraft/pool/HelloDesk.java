package poolcraft.pool;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import poolcraft.process.PrivateSocket;

/**
 * Where workers say hello when they have started: each by a token that only it was told.
 *
 * <pre>
 *  worker:  byte*{@value #TOKEN_BYTES} token     and then a byte for each ring, either way
 * </pre>
 *
 * <p>Nothing here waits, whatever a caller says or does not say: a worker may be killed before it
 * has said a word. Tokens are made by any thread, the rest is called by the one that selects.
 */
final class HelloDesk implements Closeable {

    private static final int TOKEN_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final PrivateSocket socket;
    private final Map<String, Worker> expected = new ConcurrentHashMap<>();

    /** One who has not yet said all of its token. */
    private record Guest(ByteBuffer token) {}

    HelloDesk() throws IOException {
        socket = PrivateSocket.open(0);
        socket.channel().configureBlocking(false);
    }

    /** Where to call. */
    String path() {
        return socket.path().toString();
    }

    /** The token that {@code worker} shall say. */
    String expect(Worker worker) {
        byte[] random = new byte[TOKEN_BYTES / 2];
        RANDOM.nextBytes(random);
        String token = HexFormat.of().formatHex(random);
        expected.put(token, worker);
        return token;
    }

    /** Whoever comes with {@code token} is not let in any more. */
    void forget(String token) {
        expected.remove(token);
    }

    void openIn(Selector selector) throws IOException {
        socket.channel().register(selector, SelectionKey.OP_ACCEPT);
    }

    void accept(Selector selector) throws IOException {
        SocketChannel guest = socket.channel().accept();
        while (guest != null) {
            guest.configureBlocking(false);
            guest.register(selector, SelectionKey.OP_READ,
                    new Guest(ByteBuffer.wrap(new byte[TOKEN_BYTES])));
            guest = socket.channel().accept();
        }
    }

    /**
     * Listens to what has been said on {@code key}, which then has a worker for its attachment, or
     * is closed, or waits for more.
     *
     * @return the worker that has said hello just now
     */
    @Nullable
    Worker listen(SelectionKey key) throws IOException {
        var channel = (SocketChannel) key.channel();
        ByteBuffer token = ((Guest) key.attachment()).token();
        int count = read(channel, token);
        if (count >= 0 && token.hasRemaining()) {
            return null;
        }
        Worker worker = count < 0 ? null : expected.remove(text(token));
        if (worker == null) {
            channel.close();
            return null;
        }
        key.attach(worker);
        worker.bell().connect(channel);
        return worker;
    }

    /** Who breaks off is gone, as who closes is. */
    private static int read(SocketChannel channel, ByteBuffer token) {
        try {
            return channel.read(token);
        } catch (IOException e) {
            return -1;
        }
    }

    private static String text(ByteBuffer token) {
        return StandardCharsets.US_ASCII.decode(token.flip()).toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
