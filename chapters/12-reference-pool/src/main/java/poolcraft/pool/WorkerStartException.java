package poolcraft.pool;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * Workers end before they can do anything: their JVM does not start, or the initializer fails, and
 * this again and again. The cause tells, where there is one; else what the JVM has printed.
 */
public final class WorkerStartException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    WorkerStartException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
