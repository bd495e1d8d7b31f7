package poolcraft.pipe.link;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The bytes that one side of a link reads and writes, as its {@link LinkState} allows. What has come
 * can be read until the side has moved or been closed; what is written goes out while it is LINKED,
 * and has no room while one of the sides is on its way.
 *
 * <p>One thread may read while another writes. What depends on the state is done under its lock.
 */
final class Traffic {

    private final LinkState state;
    private final Sockets sockets;
    private final Incoming incoming;

    Traffic(LinkState state, Sockets sockets) {
        this.state = state;
        this.sockets = sockets;
        this.incoming = sockets.incoming();
    }

    /** Bytes read; 0 if there are none just now; -1 if none will come. */
    int read(ByteBuffer target) throws IOException {
        SocketChannel before = incoming.current();
        int count = incoming.read(target);
        if (count < 0) {
            return afterTheLast();
        }
        if (!Objects.equals(before, incoming.current())) {
            follow();
        }
        return count;
    }

    /** What to say when all incoming sockets have ended: 0 if more may come, -1 if not. */
    private int afterTheLast() throws IOException {
        synchronized (state) {
            if (state.now() == LinkState.State.LINKED && incoming.current() == null) {
                state.lose();
            }
            return switch (state.now()) {
                case GONE -> -1;
                case LINKED, EXPECTING, MOVING -> 0;
                case MOVED, CLOSED -> throw state.unusable();
            };
        }
    }

    /** Something has changed: who waits looks again. */
    private void follow() {
        synchronized (state) {
            sockets.follow();
        }
    }

    /** Bytes written; 0 if none can be just now. */
    int write(ByteBuffer source) throws IOException {
        synchronized (state) {
            return switch (state.now()) {
                case LINKED -> writeToOther(source);
                case EXPECTING, MOVING -> 0;
                case GONE -> throw gone(null);
                case MOVED, CLOSED -> throw state.unusable();
            };
        }
    }

    private int writeToOther(ByteBuffer source) throws IOException {
        try {
            return sockets.write(source);
        } catch (IOException e) {
            state.lose();
            throw gone(e);
        }
    }

    private static IOException gone(@Nullable IOException cause) {
        return new IOException("The other end has been closed, or its process has ended.", cause);
    }

    void watch(Selector selector, int operations) {
        synchronized (state) {
            sockets.watch(selector, operations, state.now() != LinkState.State.EXPECTING);
        }
    }

    void unwatch(Selector selector) {
        synchronized (state) {
            sockets.unwatch(selector);
        }
    }
}
