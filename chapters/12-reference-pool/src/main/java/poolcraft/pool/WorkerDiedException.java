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

    private WorkerDiedException(String message, long pid, int exitCode) {
        super(message);
        this.pid = pid;
        this.exitCode = exitCode;
    }

    /** What to say of {@code worker}, which has ended {@code when}. */
    static WorkerDiedException of(Worker worker, OptionalInt exitCode, String when) {
        int code = exitCode.orElse(0);
        return new WorkerDiedException("Worker " + worker.number() + " (pid " + worker.pid() + ") "
                + how(worker, code) + " " + when + ".", worker.pid(), code);
    }

    private static String how(Worker worker, int exitCode) {
        Throwable verdict = worker.verdict();
        if (verdict != null) {
            return "was killed, since what it wrote made no sense (" + verdict.getMessage() + "),";
        }
        return exitCode < 0
                ? "was ended by signal " + -exitCode
                : "exited with code " + exitCode;
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
