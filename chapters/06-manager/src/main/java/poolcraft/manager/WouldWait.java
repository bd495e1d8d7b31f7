package poolcraft.manager;

import java.io.Serial;

/**
 * A call cannot go on at once, and was made by a thread that has other things to do: nothing has
 * happened yet, and the call is made again by a thread that may wait. For the library's own use: it
 * has no message and no trace.
 */
final class WouldWait extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    WouldWait() {
        super(null, null, false, false);
    }
}
