import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import poolcraft.lock.ProcessSemaphore;

/** Work of which only so much may be done at a time. */
public final class Places {

    private Places() {}

    /**
     * Does the work in one of the places, when one is free.
     *
     * @param limit how long to wait for a place
     * @return what the work has brought; empty if no place got free, and nothing was done
     * @throws Exception what the work throws
     */
    public static <T> Optional<T> run(ProcessSemaphore places, Duration limit, Callable<T> work)
            throws Exception {
        throw new UnsupportedOperationException(
                "Who takes a place gives it back, whatever happens. And who took none?");
    }
}
