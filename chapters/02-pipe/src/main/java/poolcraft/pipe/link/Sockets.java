package poolcraft.pipe.link;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/**
 * The sockets of one side of a link, and who waits for them: bytes come from one after the other,
 * and go out to the last. Used under the lock of the {@link LinkState}, except for {@link #incoming}.
 */
final class Sockets {

    /** Has the sender run ahead: half of the sleeping and waking is saved. */
    private static final int SEND_BUFFER = 256 << 10;

    private final Incoming incoming = new Incoming();
    private final Watchers watchers = new Watchers();
    private @Nullable SocketChannel out;

    Incoming incoming() {
        return incoming;
    }

    /** From now on bytes go to {@code channel}, and come from it when those before have ended. */
    void add(SocketChannel channel) throws IOException {
        channel.setOption(StandardSocketOptions.SO_SNDBUF, SEND_BUFFER);
        incoming.add(channel);
        out = channel;
        follow();
    }

    /** Bytes written. */
    int write(ByteBuffer source) throws IOException {
        return out == null ? 0 : out.write(source);
    }

    /** Nothing goes out any more; what is on its way stays, and then the other side reads the end. */
    void sayNoMore() throws IOException {
        if (out != null) {
            out.shutdownOutput();
        }
        out = null;
    }

    /** Nothing goes out any more; what has come can still be read. */
    void breakOff() {
        out = null;
        follow();
    }

    void close() {
        Quietly.close(out);
        out = null;
        incoming.close();
        follow();
    }

    /**
     * Has {@code selector} wait.
     *
     * @param last whether no other socket will come
     */
    void watch(Selector selector, int operations, boolean last) {
        watchers.add(selector, operations, incoming.current(), out);
        boolean canRead = incoming.hasAhead() || (last && incoming.current() == null);
        boolean canWrite = last && out == null;
        if ((canRead && (operations & SelectionKey.OP_READ) != 0)
                || (canWrite && (operations & SelectionKey.OP_WRITE) != 0)) {
            selector.wakeup();
        }
    }

    void unwatch(Selector selector) {
        watchers.remove(selector, incoming.current(), out);
    }

    /** Something has changed: who waits looks again. */
    void follow() {
        watchers.follow(incoming.current(), out);
    }
}
