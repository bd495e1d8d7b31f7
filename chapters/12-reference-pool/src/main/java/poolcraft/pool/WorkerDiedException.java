package poolcraft.pool;

import java.io.Serial;
import java.util.OptionalInt;

/**
 * A worker ended while it was running a task, which has no result for that reason. No other task is
 * harmed, and another worker takes its place.
 */
public final class WorkerDiedException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final long pid;
    private final int exitCode;

    WorkerDiedException(String message, long pid, OptionalInt exitCode) {
        super(message);
        this.pid = pid;
        this.exitCode = exitCode.orElse(0);
    }

    /** The process id that the worker had. */
    public long pid() {
        return pid;
    }

    /** How it ended: -n for signal n; see {@link poolcraft.process.JvmProcess#exitCode()}. */
    public int exitCode() {
        return exitCode;
    }
}
