package poolcraft.pipe;

import java.io.Serial;
import java.io.Serializable;

/**
 * A connection on its way to another process.
 *
 * <p>No record, since the JVM makes pieces of code for each shape of record that it reads, before a
 * child's first line runs. Immutable.
 */
final class ConnectionTicket implements Serializable {

    @Serial
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // it is serializable, or the stream that is made of it
    private final Object stream;
    private final MessageFormat format;
    private final Direction direction;
    private final byte[] unread;

    /**
     * A ticket.
     *
     * @param stream the ticket of its stream; when it is read, the stream
     * @param format how its messages are written
     * @param direction which way they go
     * @param unread what has come over it and was not received
     */
    ConnectionTicket(Object stream, MessageFormat format, Direction direction, byte[] unread) {
        this.stream = stream;
        this.format = format;
        this.direction = direction;
        this.unread = unread;
    }

    @Serial
    private Object readResolve() {
        return new StreamConnection((Stream) stream, format, direction, unread);
    }
}
