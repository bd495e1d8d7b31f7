package poolcraft.pool;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Where a worker is in its life, and whether it was of use.
 *
 * <pre>
 *  STARTING      --it says hello: it needs its bell-->          UP
 *  STARTING, UP  --it is told to end behind its tasks-->        LEAVING  gets no more tasks
 *  any           --its process has ended-->                     GONE
 * </pre>
 *
 * <p>A worker may answer while it is still starting: it says hello when it needs its bell, and not
 * before. Changed under the dispatcher's lock, or by the reader, as said; any thread may look.
 */
final class WorkerLife {

    private enum State {
        STARTING, UP, LEAVING, GONE
    }

    /** So long the pool looks again and again whether a worker has its first answer. */
    private static final long NEW_NANOS = 2_000_000_000L;

    private final long begin = System.nanoTime();
    private volatile State state = State.STARTING;

    private volatile boolean saidHello;

    /** Whether it was there, however short. */
    private volatile boolean cameUp;
    private volatile boolean answered;
    private volatile @Nullable Supplier<Throwable> startFailure;

    /** It has said hello. Under the dispatcher's lock. */
    void up() {
        saidHello = true;
        cameUp = true;
        if (state == State.STARTING) {
            state = State.UP;
        }
    }

    /** It has answered a task. By the reader. */
    void answered() {
        if (!answered) {
            cameUp = true;
            answered = true;
        }
    }

    /** It was told to end behind its tasks. Under the dispatcher's lock. */
    void leaving() {
        state = State.LEAVING;
    }

    /** Its process has ended with exit code 0: so it was there, if it was told to end. */
    void endedInOrder() {
        cameUp |= state == State.LEAVING;
    }

    /** Its process has ended. Under the dispatcher's lock. */
    void gone(boolean hadBegunATask) {
        cameUp |= hadBegunATask;
        state = State.GONE;
    }

    /** Its initializer has failed, and it exits by itself. {@code problem} reads why. */
    void failedToStart(Supplier<Throwable> problem) {
        startFailure = problem;
    }

    /** Why it never could work; null if it could, or if it did not say. */
    @Nullable
    Throwable startFailure() {
        Supplier<Throwable> problem = startFailure;
        return problem == null ? null : problem.get();
    }

    /** Whether it may be handed tasks: it finds them when it comes. */
    boolean isThereOrComes() {
        return state == State.STARTING || state == State.UP;
    }

    /** Whether it is there: it has said hello, or answered. */
    boolean isUp() {
        return state == State.UP || (state == State.STARTING && answered);
    }

    /** Whether it may answer at any moment without a ring, as it has no bell yet. */
    boolean isNew() {
        return !saidHello && state != State.GONE && System.nanoTime() - begin < NEW_NANOS;
    }

    boolean isLeaving() {
        return state == State.LEAVING;
    }

    boolean isGone() {
        return state == State.GONE;
    }

    /** Whether it could do what a worker does. */
    boolean hasWorked() {
        return cameUp && startFailure == null;
    }

    /** Whether it has done something, and can do more. */
    boolean works() {
        return hasWorked() && answered && isThereOrComes();
    }

    @Override
    public String toString() {
        return state.toString();
    }
}
