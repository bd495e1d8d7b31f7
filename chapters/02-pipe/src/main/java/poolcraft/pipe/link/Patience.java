package poolcraft.pipe.link;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;

/** Waits for a channel with a limit, and without being interrupted. Used by one thread. */
final class Patience implements Closeable {

    private final SocketChannel channel;
    private final Duration limit;
    private final Selector selector;
    private final long deadline;
    private final Interrupts interrupts = new Interrupts();

    Patience(SocketChannel channel, Duration limit) throws IOException {
        this.channel = channel;
        this.limit = limit;
        this.deadline = System.nanoTime() + limit.toNanos();
        this.selector = Selector.open();
    }

    /**
     * Returns when there is something to read, or earlier.
     *
     * @throws IOException when the limit is over
     */
    void awaitReadable() throws IOException {
        long left = deadline - System.nanoTime();
        if (left <= 0) {
            throw new IOException("The process at the other end did not answer within "
                    + limit.toSeconds() + " seconds. Has it been stopped?");
        }
        // A select returns at once, always, while the interrupt status is set.
        interrupts.putOff();
        if (channel.keyFor(selector) == null) {
            channel.register(selector, SelectionKey.OP_READ);
        }
        selector.select(1 + left / 1_000_000);
        selector.selectedKeys().clear();
    }

    @Override
    public void close() throws IOException {
        selector.close();
        interrupts.close();
    }
}
