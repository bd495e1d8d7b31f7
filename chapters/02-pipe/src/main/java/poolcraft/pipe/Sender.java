package poolcraft.pipe;

import java.io.IOException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import poolcraft.process.Transfer;
import poolcraft.process.TransferException;

/** The sending half of a {@link StreamConnection}. Thread-safe: senders take turns. */
final class Sender {

    /** Up to here, bytes are copied behind their header, to be written with it at once. */
    private static final int COPIED = 64 << 10;

    private final MessageFormat format;
    private final ConnectionState state;
    private final SentThings things;
    private final FrameWriter frames;
    private final MessageBuffer buffer;
    private final ReentrantLock lock = new ReentrantLock();

    Sender(Stream stream, MessageFormat format, ConnectionState state,
            SentThings things) {
        this.format = format;
        this.state = state;
        this.things = things;
        this.frames = new FrameWriter(stream);
        this.buffer = new MessageBuffer(FrameWriter.LENGTH_BYTES, format.limit());
    }

    // tag::send[]
    void send(@Nullable Object message) throws IOException, InterruptedException {
        if (message instanceof byte[] bytes) {
            sendBytes(Kind.BYTES, bytes, 0, bytes.length);
            return;
        }
        lock();
        var transfer = new Transfer();
        try {
            beginFrame();
            format.write(message, buffer, transfer);
            buffer.setInt(0, buffer.size() - FrameWriter.LENGTH_BYTES);
            write(buffer.array(), 0, buffer.size());
            transfer.sent();
            things.add(transfer);
        } finally {
            transfer.failed(); // unless it was sent
            buffer.clear();
            lock.unlock();
        }
    }
    // end::send[]

    void sendBytes(byte[] source, int offset, int length)
            throws IOException, InterruptedException {
        sendBytes(Kind.RAW, source, offset, length);
    }

    /** What is long is written from where it is. */
    private void sendBytes(byte kind, byte[] source, int offset, int length)
            throws IOException, InterruptedException {
        lock();
        try {
            checkLength(length);
            beginFrame();
            buffer.write(kind);
            buffer.setInt(0, 1 + length);
            int copied = Math.min(length, COPIED);
            buffer.write(source, offset, copied);
            write(buffer.array(), 0, buffer.size());
            write(source, offset + copied, length - copied);
        } finally {
            buffer.clear();
            lock.unlock();
        }
    }

    private void checkLength(int length) {
        if (length >= format.limit()) {
            throw new TransferException(
                    "A message of " + length + " bytes is too long: the limit of this"
                            + " connection is " + format.limit()
                            + ", the byte for its kind included. Send"
                            + " it in parts, or set a higher limit where the connection is made.",
                    null);
        }
    }

    private void lock() throws IOException, InterruptedException {
        lock.lockInterruptibly();
        try {
            state.check();
            if (lock.getHoldCount() > 1) {
                throw new IOException("A message cannot be sent while the same thread is writing"
                        + " another one: does its writeObject send?");
            }
        } catch (IOException e) {
            lock.unlock();
            throw e;
        }
    }

    private void beginFrame() throws IOException {
        buffer.clear();
        buffer.writeInt(0);
        frames.begin();
    }

    private void write(byte[] source, int offset, int length)
            throws IOException, InterruptedException {
        try {
            frames.write(source, offset, length);
        } catch (IOException e) {
            if (state.isOpen()) {
                things.otherEndIsGone();
            }
            throw state.explain(new IOException("The other end of the connection has been closed,"
                    + " or its process has ended: the message was not sent"
                    + (frames.hasBegun() ? " as a whole." : "."), e));
        }
    }

    /** Keeps others from sending, if nobody does. */
    boolean tryHold() {
        return !lock.isHeldByCurrentThread() && lock.tryLock();
    }

    void release() {
        lock.unlock();
    }

    void close() {
        frames.close();
    }
}
