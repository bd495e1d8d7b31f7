import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import poolcraft.process.JvmProcess;
import poolcraft.queue.ProcessQueue;

/** Adds numbers with the help of several processes. */
public final class EverybodyHelps {

    private EverybodyHelps() {}

    /** In a helper: the sum of all numbers that this one takes. */
    public static long sumOfAll(ProcessQueue<Integer> numbers) throws InterruptedException {
        long sum = 0;
        for (int number : numbers) {
            sum += number;
        }
        return sum;
    }

    /** In the parent: the sum of each helper. */
    public static List<Long> sums(Iterable<Integer> numbers, int helpers)
            throws IOException, InterruptedException {
        List<JvmProcess> started = new ArrayList<>();
        try (ProcessQueue<Integer> queue = ProcessQueue.create();
                ProcessQueue<Long> sums = ProcessQueue.create()) {
            for (int i = 0; i < helpers; i++) {
                started.add(JvmProcess.start(() -> sums.put(sumOfAll(queue))));
            }
            for (int number : numbers) {
                queue.put(number);
            }
            queue.shutdown();
            awaitAll(started);
            List<Long> result = new ArrayList<>();
            sums.drainTo(result);
            return result;
        } finally {
            endAll(started);
        }
    }

    private static void awaitAll(List<JvmProcess> helpers) throws InterruptedException {
        for (JvmProcess helper : helpers) {
            helper.join();
            if (helper.exitCode().orElseThrow() != 0) {
                throw new IllegalStateException("A helper has ended with exit code "
                        + helper.exitCode().orElseThrow() + ": its sum is missing.");
            }
        }
    }

    private static void endAll(List<JvmProcess> helpers) throws InterruptedException {
        for (JvmProcess helper : helpers) {
            helper.kill();
            helper.join();
        }
    }
}
