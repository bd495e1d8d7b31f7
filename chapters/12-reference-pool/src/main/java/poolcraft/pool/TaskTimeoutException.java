package poolcraft.pool;

import java.io.Serial;
import java.util.concurrent.TimeoutException;

/**
 * A task ran for longer than it may. Its worker was killed, and another one takes its place. The
 * message has what the worker's threads were doing.
 */
public final class TaskTimeoutException extends TimeoutException {

    @Serial
    private static final long serialVersionUID = 1L;

    TaskTimeoutException(String message) {
        super(message);
    }
}
