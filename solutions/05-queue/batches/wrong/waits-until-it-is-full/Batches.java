// Fails: patienceEndsAWaitForMore
// Misconception: a batch is full.
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import poolcraft.queue.ProcessQueue;
import poolcraft.queue.QueueShutDownException;

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
        List<T> batch = new ArrayList<>();
        try {
            batch.add(queue.take());
            fill(batch, queue, most, System.nanoTime() + patience.toNanos());
        } catch (QueueShutDownException e) {
            // what is here is the last batch
        }
        return batch;
    }

    private static <T> void fill(List<T> batch, ProcessQueue<T> queue, int most, long end)
            throws InterruptedException {
        while (batch.size() < most) {
            batch.add(queue.take());
        }
    }
}
