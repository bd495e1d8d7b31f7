package poolcraft.process;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * Something cannot travel to another process: a function, an argument, or the class of one.
 *
 * <p>The message says what it is, why, and what to do. It is thrown before anything is started or
 * sent.
 */
public final class TransferException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    public TransferException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
