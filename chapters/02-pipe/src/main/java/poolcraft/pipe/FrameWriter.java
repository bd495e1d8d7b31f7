package poolcraft.pipe;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;

/**
 * Writes frames to a {@link Stream}:
 *
 * <pre>
 *  offset  type   content
 *  0       int    length of what follows, in bytes; its lowest byte first
 *  4       byte   kind, see {@link MessageFormat}
 *  5       byte*  body
 * </pre>
 *
 * <p>Header and body of a small message are written at once. A frame that has begun is written to
 * its end: an interrupt must not leave half of one. If that fails nothing more can be written, or it
 * would be taken for the rest. Used by one thread at a time.
 */
final class FrameWriter {

    /** What the length of a frame takes, and does not count. */
    static final int LENGTH_BYTES = Integer.BYTES;

    /** Length and kind. */
    static final int HEADER = LENGTH_BYTES + 1;

    /** The bytes given to the stream at once: the JDK takes as much memory outside the heap. */
    private static final int CHUNK = 256 << 10;

    private final Stream stream;
    private final StreamWait room;
    private boolean begun;
    private boolean broken;

    FrameWriter(Stream stream) {
        this.stream = stream;
        this.room = new StreamWait(stream, SelectionKey.OP_WRITE);
    }

    /**
     * What is written next begins a frame.
     *
     * @throws IOException if the one before was not written to its end
     */
    void begin() throws IOException {
        if (broken) {
            throw new IOException("Nothing more can be sent over this connection: a message before"
                    + " was sent in part. Close it, and make a new one.");
        }
        begun = false;
    }

    /** Whether some of the frame has been written. */
    boolean hasBegun() {
        return begun;
    }

    /**
     * Writes all of {@code source}.
     *
     * @throws InterruptedException if the thread is interrupted before anything of the frame was
     *     written
     */
    void write(byte[] source, int offset, int length) throws IOException, InterruptedException {
        ByteBuffer buffer = ByteBuffer.wrap(source, offset, length);
        boolean interrupted = false;
        boolean written = false;
        try {
            while (!writeChunks(buffer, offset + length)) {
                interrupted |= awaitRoom();
            }
            written = true;
        } finally {
            broken |= begun && !written;
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Whether all could be written. */
    // tag::write[]
    private boolean writeChunks(ByteBuffer buffer, int end) throws IOException {
        while (buffer.position() < end) {
            buffer.limit(Math.min(end, buffer.position() + CHUNK));
            if (stream.write(buffer) == 0) {
                return false;
            }
            begun = true;
        }
        return true;
    }

    /** Whether the thread was interrupted, and goes on since a part of the frame is out. */
    private boolean awaitRoom() throws IOException, InterruptedException {
        try {
            room.sleep(Deadline.NEVER);
            return false;
        } catch (InterruptedException e) {
            if (begun) {
                return true;
            }
            throw e;
        }
    }
    // end::write[]

    void close() {
        room.close();
    }
}
