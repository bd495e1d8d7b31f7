import java.io.IOException;
import java.io.Serializable;
import java.util.concurrent.Callable;
import poolcraft.process.JvmProcess;

/** A worker process that gets its task through a pipe. */
@SuppressWarnings("try") // close() waits, and an interrupt ends that
public final class FirstWorker implements AutoCloseable {

    /** A call that can travel to the worker. */
    public interface Task<R> extends Callable<R>, Serializable {}

    /** Starts the worker, which waits for its task. */
    public FirstWorker() throws IOException {
        // TODO a pipe, and a process that has one end of it
    }

    /** Has the task done in the worker; waits for its result. */
    public <R> R call(Task<R> task) throws IOException, InterruptedException {
        if (JvmProcess.activeChildren().isEmpty()) {
            throw new UnsupportedOperationException("There is no worker yet to do the task.");
        }
        // TODO send the task, receive the result
        return null;
    }

    /** Ends the worker, and waits for its end. */
    @Override
    public void close() throws InterruptedException {
        // TODO how does a worker hear that there is no task?
    }
}
