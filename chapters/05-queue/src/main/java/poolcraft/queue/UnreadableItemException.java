package poolcraft.queue;

import java.io.Serial;
import poolcraft.pipe.UnreadableMessageException;

/**
 * An item was taken that cannot be turned into an object here: one of its classes is not allowed or
 * is missing. It is lost; the next {@code take} takes the next item.
 */
public final class UnreadableItemException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    UnreadableItemException(UnreadableMessageException cause) {
        super("An item that was taken from the queue is lost. " + cause.getMessage(), cause);
    }
}
