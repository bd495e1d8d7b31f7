import java.time.Duration;
import java.util.List;
import poolcraft.queue.ProcessQueue;

/** Takes many items at a time. */
public final class Batches {

    private Batches() {}

    /**
     * The next batch: at least one item, at most so many. Empty at the end of the queue.
     *
     * @param patience how long to wait for more after the first one
     */
    public static <T> List<T> next(ProcessQueue<T> queue, int most, Duration patience)
            throws InterruptedException {
        // From when on does the time count?
        return List.of();
    }
}
