// Fails: eachCallHasItsOwnResult
// Misconception: null says that there is nothing more.
import java.io.EOFException;
import java.io.IOException;
import java.io.Serializable;
import java.util.concurrent.Callable;
import poolcraft.pipe.Connection;
import poolcraft.pipe.Pipe;
import poolcraft.process.JvmProcess;

/** A worker process that does one task after the other. */
@SuppressWarnings("try") // close() waits, and an interrupt ends that
public final class SteadyWorker implements AutoCloseable {

    /** A call that can travel to the worker. */
    public interface Task<R> extends Callable<R>, Serializable {}

    private final Connection tasks;
    private final JvmProcess process;
    private boolean closed;

    /** Starts the worker, which waits for its tasks. */
    public SteadyWorker() throws IOException {
        Pipe pipe = Pipe.open();
        Connection childs = pipe.right();
        tasks = pipe.left();
        process = JvmProcess.start(() -> serve(childs));
    }

    /**
     * Has the task done in the worker; waits for its result.
     *
     * @throws IllegalStateException after {@link #close()}
     */
    @SuppressWarnings("unchecked") // what comes back is what the task has returned
    public <R> R call(Task<R> task) throws IOException, InterruptedException {
        if (closed) {
            throw new IllegalStateException("The worker has been closed: start another one.");
        }
        tasks.send(task);
        return (R) tasks.receive();
    }

    /** Ends the worker, and waits for its end. */
    @Override
    public void close() throws InterruptedException {
        closed = true;
        tasks.close();
        process.join();
    }

    /** In the worker: does one task after the other, until there are no more. */
    private static void serve(Connection pool) throws Exception {
        try {
            while (true) {
                Task<?> task = (Task<?>) pool.receive();
                Object result = task.call();
                pool.send(result);
                if (result == null) {
                    return;
                }
            }
        } catch (EOFException e) {
            // no more tasks
        }
    }
}
