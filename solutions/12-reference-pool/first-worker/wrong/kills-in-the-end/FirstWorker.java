// Fails: theWorkerEndsByItself
// Misconception: who ends a process has to kill it.
import java.io.EOFException;
import java.io.IOException;
import java.io.Serializable;
import java.util.concurrent.Callable;
import poolcraft.pipe.Connection;
import poolcraft.pipe.Pipe;
import poolcraft.process.JvmProcess;

/** A worker process that gets its task through a pipe. */
@SuppressWarnings("try") // close() waits, and an interrupt ends that
public final class FirstWorker implements AutoCloseable {

    /** A call that can travel to the worker. */
    public interface Task<R> extends Callable<R>, Serializable {}

    private final Connection tasks;
    private final JvmProcess process;

    /** Starts the worker, which waits for its task. */
    public FirstWorker() throws IOException {
        Pipe pipe = Pipe.open();
        Connection childs = pipe.right();
        tasks = pipe.left();
        process = JvmProcess.start(() -> serve(childs));
    }

    /** Has the task done in the worker; waits for its result. */
    @SuppressWarnings("unchecked") // what comes back is what the task has returned
    public <R> R call(Task<R> task) throws IOException, InterruptedException {
        tasks.send(task);
        return (R) tasks.receive();
    }

    /** Ends the worker, and waits for its end. */
    @Override
    public void close() throws InterruptedException {
        process.kill();
        process.join();
    }

    /** In the worker: does one task, if there is one. */
    private static void serve(Connection pool) throws Exception {
        try {
            Task<?> task = (Task<?>) pool.receive();
            pool.send(task.call());
            pool.receive();
        } catch (EOFException e) {
            // there is no task
        }
    }
}
