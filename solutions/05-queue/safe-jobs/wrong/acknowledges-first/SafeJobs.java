// Fails: aJobIsAcknowledgedWhenItIsDone
// Misconception: who has taken a job does it.
import java.io.IOException;
import java.io.Serializable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import poolcraft.process.JvmProcess;
import poolcraft.queue.JoinableProcessQueue;

/** Has jobs handled by workers that may die, and loses none. */
public final class SafeJobs {

    private static final Duration A_MOMENT = Duration.ofMillis(20);

    /** What is done with a job. */
    public interface Handler extends Serializable {

        void handle(String job) throws Exception;
    }

    private SafeJobs() {}

    /** In a worker: handles one job after the other, until the end of the queue. */
    public static void work(JoinableProcessQueue<String> jobs, Handler handler)
            throws InterruptedException {
        for (String job : jobs) {
            jobs.taskDone();
            try {
                handler.handle(job);
            } catch (Exception e) {
                e.printStackTrace();
            }
        }
    }

    /**
     * Has all jobs handled by so many workers.
     *
     * @return how many workers have died
     */
    public static int runAll(List<String> jobs, Handler handler, int workers)
            throws IOException, InterruptedException {
        List<JvmProcess> running = new ArrayList<>();
        try (JoinableProcessQueue<String> queue = JoinableProcessQueue.create()) {
            queue.putAll(jobs);
            for (int i = 0; i < workers; i++) {
                running.add(JvmProcess.start(() -> work(queue, handler)));
            }
            int deaths = 0;
            while (!queue.join(A_MOMENT)) {
                deaths += replaceTheDead(running, queue, handler);
            }
            queue.shutdown();
            return deaths + awaitAll(running);
        } finally {
            running.forEach(JvmProcess::kill);
        }
    }

    /** How many have been replaced. Nobody ends before the queue does, unless it dies. */
    private static int replaceTheDead(List<JvmProcess> workers,
            JoinableProcessQueue<String> queue, Handler handler) {
        int deaths = 0;
        for (int i = 0; i < workers.size(); i++) {
            if (!workers.get(i).isAlive()) {
                deaths++;
                workers.set(i, JvmProcess.start(() -> work(queue, handler)));
            }
        }
        return deaths;
    }

    /** How many have died after the last look at them. */
    private static int awaitAll(List<JvmProcess> workers) throws InterruptedException {
        int deaths = 0;
        for (JvmProcess worker : workers) {
            worker.join();
            deaths += worker.exitCode().orElseThrow() == 0 ? 0 : 1;
        }
        return deaths;
    }
}
