package poolcraft.pipe;

import java.io.Serial;
import java.io.Serializable;

/**
 * A connection on its way to another process.
 *
 * @param stream the ticket of its stream; when it is read, the stream
 * @param format how its messages are written
 * @param direction which way they go
 * @param unread what has come over it and was not received
 */
@SuppressWarnings({"ArrayRecordComponent", "serial"}) // handed on, never compared
record ConnectionTicket(Object stream, MessageFormat format, Direction direction,
        byte[] unread) implements Serializable {

    @Serial
    private Object readResolve() {
        return new StreamConnection((Stream) stream, format, direction, unread);
    }
}
