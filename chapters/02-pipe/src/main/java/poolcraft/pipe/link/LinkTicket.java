package poolcraft.pipe.link;

import java.io.IOException;
import java.io.Serial;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One side of a link on its way to another process.
 *
 * <p>No record, since the JVM makes pieces of code for each shape of record that it reads, before a
 * child's first line runs. Immutable.
 */
final class LinkTicket implements Serializable {

    @Serial
    private static final long serialVersionUID = 1L;

    /** As {@link SideAddress#writeTo} writes it; empty for none. */
    private final byte[] other;

    private final byte[] unread;

    /**
     * A ticket.
     *
     * @param other where the other side waits for it; null if there is none any more
     * @param unread what had come for this side and was not read; owned by this ticket
     */
    LinkTicket(@Nullable SideAddress other, byte[] unread) {
        this.other = other == null ? new byte[0] : bytes(other);
        this.unread = unread;
    }

    private static byte[] bytes(SideAddress address) {
        ByteBuffer bytes = ByteBuffer.allocate(SideAddress.MAX_BYTES);
        address.writeTo(bytes);
        return Arrays.copyOf(bytes.array(), bytes.position());
    }

    @Nullable
    SideAddress other() {
        return other.length == 0 ? null : SideAddress.from(ByteBuffer.wrap(other));
    }

    byte[] unread() {
        return unread;
    }

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
