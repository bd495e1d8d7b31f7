package poolcraft.pipe.link;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One connection to this process's {@link Switchboard}.
 *
 * <pre>
 *  LISTENING   its hello is not whole
 *  STAYING     answered; from now on only the end of the connection says something
 *  HANDED_OVER answered; its socket is a link now and no longer the switchboard's
 *
 *  LISTENING -&gt; STAYING        stay
 *  LISTENING -&gt; HANDED_OVER    handOver
 * </pre>
 *
 * <p>Used by the switchboard's thread, except for {@link #close()}.
 */
final class Caller implements Runnable, Closeable {

    private final Switchboard switchboard;
    private final SocketChannel channel;
    private final SelectionKey selection;
    private final ByteBuffer received = ByteBuffer.allocate(Hello.MAX_BYTES);
    private volatile @Nullable Runnable atEnd;

    /**
     * A connection that says hello, or, with an {@code atEnd}, one that this process made and whose
     * end alone says something.
     */
    Caller(Switchboard switchboard, SocketChannel channel, @Nullable Consumer<Caller> atEnd)
            throws IOException {
        this.switchboard = switchboard;
        this.channel = channel;
        this.atEnd = atEnd == null ? null : () -> atEnd.accept(this);
        this.selection = switchboard.register(channel, this);
    }

    /** Called when there is something to read. */
    @Override
    public void run() {
        try {
            if (!received.hasRemaining() || channel.read(received) < 0) {
                end();
            } else if (atEnd == null) {
                listen();
            } else {
                received.clear();
            }
        } catch (ClosedChannelException e) {
            // Closed by another thread a moment ago.
        } catch (IOException e) {
            end();
        }
    }

    private void listen() throws IOException {
        Hello hello = Hello.from(received.duplicate().flip());
        if (hello != null) {
            switchboard.connect(this, hello);
        }
    }

    private void end() {
        close();
        Runnable action = atEnd;
        if (action != null) {
            action.run();
        }
    }

    /** Answers the hello. */
    void answer(Reply reply) throws IOException {
        channel.write(reply.toBytes());
    }

    /** Answers the hello, and hangs up. */
    void turnAway() throws IOException {
        answer(Reply.of(Reply.Answer.GONE));
        close();
    }

    /** Keeps the connection, and runs {@code action} in the switchboard's thread at its end. */
    void stay(Runnable action) {
        atEnd = action;
        received.clear();
    }

    /** Gives the socket away: the switchboard has no more to do with it. */
    SocketChannel handOver() throws IOException {
        switchboard.forget(selection);
        return channel;
    }

    boolean isOpen() {
        return channel.isOpen();
    }

    /** Hangs up. By this side {@link #stay}'s action is not run. */
    @Override
    public void close() {
        switchboard.hangUp(channel);
    }
}
