package poolcraft.pipe;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/** A stream over a connected socket, Unix domain or TCP. It stays in its process. */
public final class SocketStream implements Stream {

    private static final int DROPPED_AT_ONCE = 16 << 10;

    /** Who goes on sending is not listened to for ever. */
    private static final int DROPPED = 16 << 20;

    private final SocketChannel channel;

    /** The stream over {@code channel}, which belongs to it from now on. */
    public SocketStream(SocketChannel channel) throws IOException {
        this.channel = channel;
        channel.configureBlocking(false);
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        try {
            return channel.read(target);
        } catch (SocketException e) {
            return -1; // "reset": the other side has closed, and has not read all that was written
        }
    }

    @Override
    public int write(ByteBuffer source) throws IOException {
        return channel.write(source);
    }

    @Override
    public void watch(Selector selector, int operations) throws IOException {
        SelectionKey before = channel.keyFor(selector);
        if (before != null && !before.isValid()) {
            // Until the next selection a cancelled key is in the way. It may swallow a wake-up.
            selector.selectNow();
            selector.wakeup();
        }
        channel.register(selector, operations);
    }

    @Override
    public void unwatch(Selector selector) {
        SelectionKey key = channel.keyFor(selector);
        if (key != null) {
            key.cancel();
        }
    }

    @Override
    public boolean isOpen() {
        return channel.isOpen();
    }

    @Override
    public void close() {
        dropUnread();
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException("Closing a socket failed.", e);
        }
    }

    /** Of something unread TCP tells by a reset, which overtakes what was written last. */
    private void dropUnread() {
        ByteBuffer rest = ByteBuffer.allocate(DROPPED_AT_ONCE);
        try {
            int left = DROPPED;
            int count = channel.read(rest);
            while (count > 0 && left > 0) {
                left -= count;
                count = channel.read(rest.clear());
            }
        } catch (IOException e) {
            // It has been closed already, or reset.
        }
    }

    @Override
    public String toString() {
        return channel.toString();
    }
}
