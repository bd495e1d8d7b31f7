import java.io.EOFException;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import poolcraft.pipe.Connection;
import poolcraft.pipe.Pipe;
import poolcraft.process.JvmProcess;

/** Some worker processes that do tasks, and a future for the result of each. */
@SuppressWarnings("try") // close() waits, and an interrupt ends that
public final class FuturePool implements AutoCloseable {

    /** A call that can travel to a worker. */
    public interface Task<R> extends Callable<R>, Serializable {}

    /** A task, and the future for its result. */
    private record Job<R>(Task<R> task, CompletableFuture<R> future) {

        Job(Task<R> task) {
            this(task, new CompletableFuture<>());
        }
    }

    /** A process, and the pool's end of its pipe. */
    private record Worker(JvmProcess process, Connection pipe) implements AutoCloseable {

        static Worker start() throws IOException {
            Pipe pipe = Pipe.open();
            Connection childs = pipe.right();
            return new Worker(JvmProcess.start(() -> serve(childs)), pipe.left());
        }

        @Override
        public void close() throws InterruptedException {
            pipe.close();
            process.join();
        }
    }

    private final BlockingQueue<Job<?>> waiting = new LinkedBlockingQueue<>();
    private final List<Worker> workers = new ArrayList<>();

    /** Starts so many workers. */
    public FuturePool(int workers) throws IOException {
        for (int i = 0; i < workers; i++) {
            this.workers.add(Worker.start());
        }
    }

    /** Has the task done in a worker, when one is free; the future tells its result. */
    public <R> CompletableFuture<R> submit(Task<R> task) {
        Job<R> job = new Job<>(task);
        waiting.add(job);
        // TODO who takes it, calls the worker, and completes the future?
        throw new UnsupportedOperationException("The job waits, but nobody takes it yet.");
    }

    /** Waits until all tasks are done, and the workers have ended. */
    @Override
    public void close() throws InterruptedException {
        // TODO what was submitted before has to be done
        for (Worker worker : workers) {
            worker.close();
        }
    }

    /** In a worker: does one task after the other, until there are no more. */
    private static void serve(Connection pool) throws Exception {
        try {
            while (true) {
                Task<?> task = (Task<?>) pool.receive();
                pool.send(task.call());
            }
        } catch (EOFException e) {
            // no more tasks
        }
    }
}
