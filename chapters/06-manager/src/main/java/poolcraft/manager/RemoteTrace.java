package poolcraft.manager;

import java.io.Serial;

/**
 * Where something went wrong in another process: its message is the stack trace that was printed
 * there. It is found as the cause of the exception that came from there, at the end of its chain of
 * causes. CPython's {@code RemoteTraceback}.
 */
public final class RemoteTrace extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    RemoteTrace(String trace) {
        super("In the process of the manager:" + System.lineSeparator() + trace, null, false,
                false);
    }
}
