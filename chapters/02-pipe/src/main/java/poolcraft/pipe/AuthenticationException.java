package poolcraft.pipe;

import java.io.IOException;
import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * One side of a new connection could not prove to the other that it has the key, or did not try in
 * time: CPython's {@code AuthenticationError}. The message names no part of the key.
 */
public final class AuthenticationException extends IOException {

    @Serial
    private static final long serialVersionUID = 1L;

    public AuthenticationException(String message) {
        super(message);
    }

    public AuthenticationException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
