import java.io.IOException;
import java.io.Serializable;
import java.util.List;
import poolcraft.queue.JoinableProcessQueue;

/** Has jobs handled by workers that may die, and loses none. */
public final class SafeJobs {

    /** What is done with a job. */
    public interface Handler extends Serializable {

        void handle(String job) throws Exception;
    }

    private SafeJobs() {}

    /** In a worker: handles one job after the other, until the end of the queue. */
    public static void work(JoinableProcessQueue<String> jobs, Handler handler)
            throws InterruptedException {
        throw new UnsupportedOperationException("When has a job been done?");
    }

    /**
     * Has all jobs handled by so many workers.
     *
     * @return how many workers have died
     */
    public static int runAll(List<String> jobs, Handler handler, int workers)
            throws IOException, InterruptedException {
        throw new UnsupportedOperationException("Who replaces a worker that has died?");
    }
}
