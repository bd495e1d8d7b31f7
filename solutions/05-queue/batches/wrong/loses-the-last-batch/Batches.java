// Fails: theEndLosesNothing
// Misconception: at the end there is nothing more.
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
            return List.of();
        }
        return batch;
    }

    private static <T> void fill(List<T> batch, ProcessQueue<T> queue, int most, long end)
            throws InterruptedException {
        queue.drainTo(batch, most - batch.size());
        long left = end - System.nanoTime();
        while (batch.size() < most && left > 0) {
            T item = queue.poll(Duration.ofNanos(left));
            if (item != null) {
                batch.add(item);
                queue.drainTo(batch, most - batch.size());
            }
            left = end - System.nanoTime();
        }
    }
}
