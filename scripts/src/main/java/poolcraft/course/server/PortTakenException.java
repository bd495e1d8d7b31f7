package poolcraft.course.server;

import java.net.BindException;

/** Another program has the port. */
public final class PortTakenException extends BindException {

    private static final long serialVersionUID = 1;

    PortTakenException(int port, BindException cause) {
        super("Port " + port + " is not free (" + cause.getMessage() + "). Choose another with"
                + " --port " + (port == 65535 ? port - 1 : port + 1)
                + ", or let --port 0 find a free one.");
        initCause(cause);
    }
}
