package poolcraft.manager;

import java.io.Serial;

/**
 * A call that waited was withdrawn, and has changed nothing: its caller was interrupted, or is gone.
 * For the library's own use: it has no message and no trace.
 */
final class Withdrawn extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    Withdrawn() {
        super(null, null, false, false);
    }
}
