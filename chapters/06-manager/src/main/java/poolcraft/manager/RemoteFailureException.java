package poolcraft.manager;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * A call has failed in the manager with an exception that cannot be thrown here: its class is
 * missing, or not allowed, in one of the two processes, or the method does not declare it. The
 * message has its text, the cause the {@link RemoteTrace}.
 */
public final class RemoteFailureException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    RemoteFailureException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
