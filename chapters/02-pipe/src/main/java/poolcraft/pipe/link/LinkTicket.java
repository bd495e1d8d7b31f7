package poolcraft.pipe.link;

import java.io.IOException;
import java.io.Serial;
import java.io.Serializable;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/**
 * One side of a link on its way to another process.
 *
 * @param other where the other side waits for it; null if there is none any more
 * @param unread what had come for this side and was not read; owned by this record
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
record LinkTicket(@Nullable SideAddress other, byte[] unread) implements Serializable {

    @Serial
    private Object readResolve() {
        try {
            return Link.arriveWith(this);
        } catch (IOException e) {
            throw new UncheckedIOException("A side of a link was sent to this process, but it"
                    + " cannot be used here: " + e.getMessage(), e);
        }
    }
}
