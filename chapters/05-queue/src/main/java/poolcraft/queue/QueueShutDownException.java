package poolcraft.queue;

import java.io.Serial;

/**
 * A queue has been shut down: nothing can be put any more, or all has been taken. CPython's {@code
 * queue.ShutDown}.
 */
public final class QueueShutDownException extends IllegalStateException {

    @Serial
    private static final long serialVersionUID = 1L;

    QueueShutDownException(String message) {
        super(message);
    }
}
