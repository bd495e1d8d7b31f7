import java.time.Duration;
import poolcraft.lock.ProcessBarrier;

/** Computes in steps, each of which needs what all others have done in the step before. */
public final class Phases {

    /** What one process does in each step. */
    public interface Part {

        void compute(int step) throws Exception;
    }

    private Phases() {}

    /**
     * Computes one part, step by step, together with the others.
     *
     * @param barrier where those meet who compute the other parts
     * @param limit how long to wait for the others in each step
     * @return how many steps are done by all; fewer than {@code steps} if another one has failed,
     *     has died, or does not come
     * @throws Exception what the part throws
     */
    public static int run(Part part, ProcessBarrier barrier, int steps, Duration limit)
            throws Exception {
        throw new UnsupportedOperationException(
                "When may you begin the next step? And if you never do, who tells the others?");
    }
}
