package poolcraft.pipe;

import java.io.IOException;
import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * A message came that cannot be turned into an object here: one of its classes is not allowed or is
 * missing, or its bytes are damaged. It is lost; the connection goes on with the next message.
 */
public final class UnreadableMessageException extends IOException {

    @Serial
    private static final long serialVersionUID = 1L;

    public UnreadableMessageException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
