// Fails: whoFailsTellsTheOthers
// Misconception: what is thrown is an Exception.
import java.time.Duration;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.TimeoutException;
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
        for (int step = 0; step < steps; step++) {
            compute(part, step, barrier);
            try {
                barrier.await(limit);
            } catch (BrokenBarrierException | TimeoutException e) {
                return step;
            }
        }
        return steps;
    }

    /** A part that fails does not come to the barrier; so nobody has to wait for it there. */
    private static void compute(Part part, int step, ProcessBarrier barrier) throws Exception {
        try {
            part.compute(step);
        } catch (Exception e) {
            barrier.abort();
            throw e;
        }
    }
}
