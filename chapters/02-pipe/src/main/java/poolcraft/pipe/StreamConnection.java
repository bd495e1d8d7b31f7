package poolcraft.pipe;

import java.io.IOException;
import java.io.Serializable;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import poolcraft.process.Transfer;
import poolcraft.process.Transferable;

/**
 * A connection over a {@link Stream} of bytes, such as a socket.
 *
 * <p>It can be sent to another process if its stream can: then the messages that have come, and
 * were not received, go along, and the connection here cannot be used any more. Thread-safe.
 */
public final class StreamConnection implements Connection, Transferable {

    private static final byte[] NOTHING = {};

    private final Stream stream;
    private final MessageFormat format;
    private final Direction direction;
    private final ConnectionState state = new ConnectionState();
    private final Sender sender;
    private final Receiver receiver;

    /** A connection that sends and receives over {@code stream}, which belongs to it. */
    public StreamConnection(Stream stream, MessageFormat format) {
        this(stream, format, Direction.BOTH, NOTHING);
    }

    /**
     * A connection over {@code stream}, which belongs to it.
     *
     * @param unread what was read from the stream already
     */
    StreamConnection(Stream stream, MessageFormat format, Direction direction, byte[] unread) {
        this.stream = Objects.requireNonNull(stream, "stream");
        this.format = Objects.requireNonNull(format, "format");
        this.direction = direction;
        var things = new SentThings(stream);
        this.sender = new Sender(stream, format, state, things);
        this.receiver = new Receiver(stream, format, state, things, unread);
    }

    @Override
    public void send(@Nullable Object message) throws IOException, InterruptedException {
        direction.checkSends();
        sender.send(message);
    }

    @Override
    public void sendBytes(byte[] source, int offset, int length)
            throws IOException, InterruptedException {
        direction.checkSends();
        Objects.checkFromIndexSize(offset, length, source.length);
        sender.sendBytes(source, offset, length);
    }

    @Override
    public @Nullable Object receive() throws IOException, InterruptedException {
        direction.checkReceives();
        try {
            return receiver.receive(Deadline.NEVER);
        } catch (TimeoutException e) {
            throw new AssertionError("there is no time limit", e);
        }
    }

    @Override
    public @Nullable Object receive(Duration limit)
            throws IOException, InterruptedException, TimeoutException {
        direction.checkReceives();
        return receiver.receive(Deadline.in(limit));
    }

    @Override
    public byte[] receiveBytes() throws IOException, InterruptedException {
        direction.checkReceives();
        try {
            return receiver.receiveBytes(Deadline.NEVER);
        } catch (TimeoutException e) {
            throw new AssertionError("there is no time limit", e);
        }
    }

    @Override
    public byte[] receiveBytes(Duration limit)
            throws IOException, InterruptedException, TimeoutException {
        direction.checkReceives();
        return receiver.receiveBytes(Deadline.in(limit));
    }

    @Override
    public boolean poll() throws IOException {
        direction.checkReceives();
        return receiver.poll();
    }

    @Override
    public boolean poll(Duration limit) throws IOException, InterruptedException {
        direction.checkReceives();
        return receiver.poll(Deadline.in(limit));
    }

    @Override
    public boolean isReadable() {
        return direction.receives();
    }

    @Override
    public boolean isWritable() {
        return direction.sends();
    }

    @Override
    public void watch(Selector selector) throws IOException {
        direction.checkReceives();
        receiver.watch(selector);
    }

    @Override
    public void unwatch(Selector selector) {
        receiver.unwatch(selector);
    }

    @Override
    public void close() {
        if (state.close()) {
            try {
                stream.close();
            } finally {
                stopWaiting();
            }
        }
    }

    private void stopWaiting() {
        sender.close();
        receiver.close();
    }

    /**
     * A ticket for this connection, together with what has come over it.
     *
     * @throws IOException if it cannot leave this process, or another thread is using it
     */
    @Override
    public Serializable ticket(Transfer transfer) throws IOException {
        if (!(stream instanceof Transferable movable)) {
            throw new IOException("This connection cannot be sent: it was made by its address, and"
                    + " stays in the process that made it. Call Client.connect in the process that"
                    + " shall use it, with the address and the key; or open a Pipe, whose ends can"
                    + " be sent.");
        }
        if (!sender.tryHold()) {
            throw inUse();
        }
        try {
            if (!receiver.tryHold()) {
                throw inUse();
            }
            try {
                return ticket(movable, transfer);
            } finally {
                receiver.release();
            }
        } finally {
            sender.release();
        }
    }

    private static IOException inUse() {
        return new IOException("This connection cannot be sent now: it is in use. A connection"
                + " cannot be sent over itself, nor while another thread sends or receives.");
    }

    private Serializable ticket(Transferable movable, Transfer transfer) throws IOException {
        state.depart();
        transfer.ifFailed(state::comeBack);
        Serializable streamTicket = movable.ticket(transfer);
        transfer.ifSent(() -> {
            state.arrive();
            stopWaiting();
        });
        return new ConnectionTicket(streamTicket, format, direction, receiver.unread());
    }

    @Override
    public String toString() {
        return "Connection[" + stream + "]";
    }
}
