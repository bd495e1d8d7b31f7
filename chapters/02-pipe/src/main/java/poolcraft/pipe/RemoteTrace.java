package poolcraft.pipe;

import java.io.Serial;

/**
 * Where something went wrong in another process: its message is the stack trace that was printed
 * there. It is found as the last of the causes of an exception that came from there. CPython's
 * {@code RemoteTraceback}.
 */
public final class RemoteTrace extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    RemoteTrace(String where, String trace) {
        super(where + ":" + System.lineSeparator() + trace, null, false, false);
    }
}
