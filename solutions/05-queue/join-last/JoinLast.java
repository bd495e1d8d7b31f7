import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import poolcraft.process.JvmProcess;
import poolcraft.queue.ProcessQueue;
import poolcraft.queue.QueueShutDownException;

/** Has tasks done by workers, and takes the results through a queue that is small. */
public final class JoinLast {

    /** What a worker does with a task. */
    public interface Work extends Serializable {

        String on(int task) throws Exception;
    }

    private JoinLast() {}

    /** The results of the tasks 0 to tasks - 1. */
    public static Set<String> results(int tasks, Work work, int workers, int room)
            throws IOException, InterruptedException {
        List<JvmProcess> started = new ArrayList<>();
        try (ProcessQueue<Integer> queue = ProcessQueue.create(room);
                ProcessQueue<String> results = ProcessQueue.create(room)) {
            for (int i = 0; i < workers; i++) {
                started.add(JvmProcess.start(() -> work(queue, work, results)));
            }
            Thread putting = Thread.ofVirtual().start(() -> putAll(tasks, queue));
            Thread joining = Thread.ofVirtual().start(() -> joinAll(started, queue, results));
            Set<String> all = new HashSet<>();
            for (String result : results) {
                all.add(result);
            }
            putting.join();
            joining.join();
            checkAll(started);
            return all;
        } finally {
            endAll(started);
        }
    }

    /** In a worker. */
    private static void work(ProcessQueue<Integer> tasks, Work work, ProcessQueue<String> results)
            throws Exception {
        for (int task : tasks) {
            results.put(work.on(task));
        }
    }

    private static void putAll(int tasks, ProcessQueue<Integer> queue) {
        try {
            for (int task = 0; task < tasks; task++) {
                queue.put(task);
            }
            queue.shutdown();
        } catch (QueueShutDownException e) {
            // the workers have ended before the tasks: their exit codes tell more
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** When all workers have ended nobody takes a task, and nobody puts a result. */
    private static void joinAll(List<JvmProcess> workers, ProcessQueue<?> tasks,
            ProcessQueue<?> results) {
        try {
            for (JvmProcess worker : workers) {
                worker.join();
            }
            tasks.shutdown();
            results.shutdown();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void checkAll(List<JvmProcess> workers) {
        for (JvmProcess worker : workers) {
            int exitCode = worker.exitCode().orElseThrow();
            if (exitCode != 0) {
                throw new IllegalStateException("A worker has ended with exit code " + exitCode
                        + ": results are missing.");
            }
        }
    }

    private static void endAll(List<JvmProcess> workers) throws InterruptedException {
        for (JvmProcess worker : workers) {
            worker.kill();
            worker.join();
        }
    }
}
