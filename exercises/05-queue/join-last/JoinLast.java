import java.io.IOException;
import java.io.Serializable;
import java.util.Set;

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
        // Who waits for whom when both queues are full?
        return Set.of();
    }
}
