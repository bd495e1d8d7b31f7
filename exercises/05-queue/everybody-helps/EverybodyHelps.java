import java.io.IOException;
import java.util.List;
import poolcraft.queue.ProcessQueue;

/** Adds numbers with the help of several processes. */
public final class EverybodyHelps {

    private EverybodyHelps() {}

    /** In a helper: the sum of all numbers that this one takes. */
    public static long sumOfAll(ProcessQueue<Integer> numbers) throws InterruptedException {
        // How do you know that no number will come any more?
        return numbers.size();
    }

    /** In the parent: the sum of each helper. */
    public static List<Long> sums(Iterable<Integer> numbers, int helpers)
            throws IOException, InterruptedException {
        // Two queues: one for the numbers, one for the sums.
        return List.of();
    }
}
