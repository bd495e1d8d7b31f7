package poolcraft.pipe;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * Something has failed in another process with an exception that cannot be thrown here: its class is
 * missing, or not allowed, in one of the two processes, or the method that was called does not declare
 * it. The message has its text, the cause the {@link RemoteTrace}.
 */
public final class RemoteFailureException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * A failure.
     *
     * @param message what has failed there, and why that is not thrown here
     * @param cause the {@link RemoteTrace}, or what has one
     */
    public RemoteFailureException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
