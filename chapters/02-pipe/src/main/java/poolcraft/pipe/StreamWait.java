package poolcraft.pipe;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.Selector;
import org.jspecify.annotations.Nullable;

/**
 * Where a thread sleeps until a stream may be read, or may be written: a selector of its own for
 * each of the two, opened at the first need and kept. One thread sleeps, any may close.
 */
final class StreamWait {

    private final Stream stream;
    private final int operation;
    private @Nullable Selector selector;
    private boolean closed;

    /**
     * A place to wait for {@code operation}.
     *
     * @param operation {@link java.nio.channels.SelectionKey#OP_READ} or {@code OP_WRITE}
     */
    StreamWait(Stream stream, int operation) {
        this.stream = stream;
        this.operation = operation;
    }

    /**
     * Sleeps until the stream may go on, or until {@code deadline}; may return early.
     *
     * @throws IOException if this is closed, before or meanwhile
     * @throws InterruptedException if the thread is interrupted; also before it sleeps
     */
    // tag::sleep[]
    void sleep(Deadline deadline) throws IOException, InterruptedException {
        try {
            Selector place = place();
            if (!stream.spin(operation) && stream.arm(operation)) {
                deadline.select(place);
            }
        } catch (ClosedSelectorException e) {
            throw new IOException("the stream has been closed", e);
        }
    }
    // end::sleep[]

    /** A stream that cannot be watched is closed: that the selector is there does not matter. */
    private synchronized Selector place() throws IOException {
        if (closed) {
            throw new ClosedSelectorException();
        }
        Selector place = selector;
        if (place == null) {
            place = Selector.open();
            selector = place;
            stream.watch(place, operation);
        }
        return place;
    }

    /** Ends the sleep of whoever sleeps here, for good. */
    void close() {
        Selector last;
        synchronized (this) {
            closed = true;
            last = selector;
        }
        if (last != null) {
            try {
                last.close();
            } catch (IOException e) {
                throw new UncheckedIOException("Closing a selector failed.", e);
            }
        }
    }
}
