package poolcraft.pipe.link;

import java.nio.channels.CancelledKeyException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The selectors that wait for one side of a link, and for what: they follow the link from one
 * socket to the next. Thread-safe.
 */
final class Watchers {

    private final Map<Selector, Integer> interests = new ConcurrentHashMap<>();

    /** Has {@code selector} wait for {@code ops} from now on. */
    void add(Selector selector, int ops, @Nullable SocketChannel in, @Nullable SocketChannel out) {
        interests.put(selector, ops);
        watch(selector, ops, in, out);
    }

    void remove(Selector selector, @Nullable SocketChannel in, @Nullable SocketChannel out) {
        interests.remove(selector);
        cancel(selector, in);
        cancel(selector, out);
    }

    private static void cancel(Selector selector, @Nullable SocketChannel channel) {
        SelectionKey key = channel == null ? null : channel.keyFor(selector);
        if (key != null) {
            key.cancel();
        }
    }

    /** The sockets have changed, or something else happened: everybody looks again. */
    void follow(@Nullable SocketChannel in, @Nullable SocketChannel out) {
        interests.forEach((selector, ops) -> {
            watch(selector, ops, in, out);
            selector.wakeup();
        });
    }

    private void watch(Selector selector, int ops, @Nullable SocketChannel in,
            @Nullable SocketChannel out) {
        try {
            if (Objects.equals(in, out)) {
                watch(selector, ops, in);
            } else {
                watch(selector, ops & SelectionKey.OP_READ, in);
                watch(selector, ops & SelectionKey.OP_WRITE, out);
            }
        } catch (ClosedSelectorException e) {
            interests.remove(selector);
        } catch (ClosedChannelException | CancelledKeyException e) {
            // Closed a moment ago: whoever waits finds out by trying.
            selector.wakeup();
        }
    }

    private static void watch(Selector selector, int ops, @Nullable SocketChannel channel)
            throws ClosedChannelException {
        if (channel == null) {
            return;
        }
        SelectionKey key = channel.keyFor(selector);
        if (key == null) {
            channel.register(selector, ops);
        } else if (key.interestOps() != ops) {
            key.interestOps(ops);
        }
    }
}
