package poolcraft.lock;

import java.io.Serial;

/**
 * The process that held a lock died, and nobody has said since that what the lock guards is whole.
 *
 * <p>The one who gets this from {@code lock} or {@code tryLock} does not hold the lock; the one who
 * gets it from {@code await} does, as after every end of {@code await}. See {@link RobustLock}.
 */
public final class OwnerDiedException extends IllegalStateException {

    @Serial
    private static final long serialVersionUID = 1;

    private final long pid;

    OwnerDiedException(long pid) {
        this("The process that held this lock" + (pid == 0 ? "" : ", pid " + pid + ",")
                + " died while it held it. What the lock guards may be half-written. Repair it with"
                + " recover(...); until then nobody gets this lock.", pid);
    }

    /** For other kinds of locks that are told of the death of their holders. */
    public OwnerDiedException(String message, long pid) {
        super(message);
        this.pid = pid;
    }

    /** The pid of the dead holder; 0 if it is not known. */
    public long pid() {
        return pid;
    }
}
