package poolcraft.pool;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import poolcraft.memory.Doorbell;

/**
 * The pool's bell at a worker: a byte over the socket that the worker opens. What is rung before
 * that is rung as soon as the socket is there. Thread-safe.
 */
final class WorkerBell implements Doorbell, Closeable {

    private static final byte[] RING = {1};

    private volatile @Nullable SocketChannel socket;
    private volatile boolean rungEarly;
    private volatile boolean unanswered;

    /** The worker has come; its channel does not block. */
    void connect(SocketChannel opened) {
        socket = opened;
        if (rungEarly) {
            ring();
        }
    }

    @Override
    public void ring() {
        unanswered = true;
        SocketChannel to = socket;
        if (to == null) {
            rungEarly = true;
            to = socket;
        }
        if (to != null) {
            ring(to);
        }
    }

    private static void ring(SocketChannel to) {
        try {
            // No room for it means that the worker has not heard those before.
            to.write(ByteBuffer.wrap(RING));
        } catch (IOException e) {
            // It is gone: the keeper learns it from the system.
        }
    }

    /** Whether the worker was asleep, and has not answered since. */
    boolean isUnanswered() {
        return unanswered;
    }

    /** The worker is awake. */
    void answered() {
        if (unanswered) {
            unanswered = false;
        }
    }

    /** The pool sleeps by all bells at once. */
    @Override
    public boolean await(Duration limit) {
        throw new UnsupportedOperationException(
                "A pool waits for its workers in one place, the BellListener.");
    }

    @Override
    public void close() throws IOException {
        SocketChannel opened = socket;
        if (opened != null) {
            opened.close();
        }
    }
}
