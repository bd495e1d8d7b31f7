// Fails: theFutureFailsWithTheSameException
// Misconception: a message is all that one needs.
import java.io.EOFException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Serializable;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import poolcraft.pipe.Connection;
import poolcraft.pipe.Pipe;
import poolcraft.process.JvmProcess;

/** Some worker processes that do tasks, and tell what a task has thrown. */
@SuppressWarnings("try") // close() waits, and an interrupt ends that
public final class CandidPool implements AutoCloseable {

    /** A call that can travel to a worker. */
    public interface Task<R> extends Callable<R>, Serializable {}

    /** The stack trace of an exception, as it was printed in the worker. */
    public static final class RemoteTrace extends Exception {

        private static final long serialVersionUID = 1;

        RemoteTrace(String message) {
            super(message, null, false, false);
        }
    }

    /** What a worker sends. */
    private sealed interface Answer extends Serializable {

        record Done(Object result) implements Answer {}

        record Failed(Throwable problem, String trace) implements Answer {

            static Failed of(Throwable problem) {
                StringWriter trace = new StringWriter();
                problem.printStackTrace(new PrintWriter(trace));
                return new Failed(problem, trace.toString());
            }
        }
    }

    /** A task, and the future for its result. */
    private record Job<R>(Task<R> task, CompletableFuture<R> future) {

        Job(Task<R> task) {
            this(task, new CompletableFuture<>());
        }

        @SuppressWarnings("unchecked") // it is what the task has returned
        void succeed(Object result) {
            Thread.startVirtualThread(() -> future.complete((R) result));
        }

        void fail(Throwable problem) {
            Thread.startVirtualThread(() -> future.completeExceptionally(problem));
        }
    }

    /** A process, and the pool's end of its pipe. */
    private record Worker(JvmProcess process, Connection pipe) implements AutoCloseable {

        static Worker start() throws IOException {
            Pipe pipe = Pipe.open();
            Connection childs = pipe.right();
            return new Worker(JvmProcess.start(() -> serve(childs)), pipe.left());
        }

        Answer call(Task<?> task) throws IOException, InterruptedException {
            pipe.send(task);
            return (Answer) pipe.receive();
        }

        @Override
        public void close() throws InterruptedException {
            pipe.close();
            process.join();
        }
    }

    /** Behind the last job: one for each thread. */
    private static final Job<?> END = new Job<>(() -> null);

    private final BlockingQueue<Job<?>> waiting = new LinkedBlockingQueue<>();
    private final List<Thread> threads = new ArrayList<>();

    /** Starts so many workers, and a thread here for each of them. */
    public CandidPool(int workers) throws IOException {
        for (int i = 0; i < workers; i++) {
            Worker worker = Worker.start();
            threads.add(Thread.ofPlatform().daemon().start(() -> feed(worker)));
        }
    }

    /** Has the task done in a worker, when one is free; the future tells its result. */
    public <R> CompletableFuture<R> submit(Task<R> task) {
        Job<R> job = new Job<>(task);
        waiting.add(job);
        return job.future();
    }

    /** Waits until all tasks are done, and the workers have ended. */
    @Override
    public void close() throws InterruptedException {
        threads.forEach(_ -> waiting.add(END));
        for (Thread thread : threads) {
            thread.join();
        }
    }

    /** In a thread of the pool: gives this worker one job after the other. */
    private void feed(Worker worker) {
        try (worker) {
            for (Job<?> job = waiting.take(); !job.equals(END); job = waiting.take()) {
                run(job, worker);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // nobody does that
        }
    }

    private static void run(Job<?> job, Worker worker) throws InterruptedException {
        try {
            switch (worker.call(job.task())) {
                case Answer.Done(Object result) -> job.succeed(result);
                case Answer.Failed failed -> job.fail(problemOf(failed, worker));
            }
        } catch (IOException e) {
            job.fail(e);
        }
    }

    /** What the task has thrown, with its trace as the last of the causes. */
    private static Throwable problemOf(Answer.Failed failed, Worker worker) {
        var trace = new RemoteTrace(
                "in the worker with pid " + worker.process().pid() + ":\n" + failed.trace());
        return new RuntimeException(failed.problem().toString(), trace);
    }

    /** In a worker: does one task after the other, until there are no more. */
    private static void serve(Connection pool) throws IOException, InterruptedException {
        try {
            while (true) {
                Task<?> task = (Task<?>) pool.receive();
                pool.send(answerTo(task));
            }
        } catch (EOFException e) {
            // no more tasks
        }
    }

    private static Answer answerTo(Task<?> task) {
        try {
            return new Answer.Done(task.call());
        } catch (Throwable e) {
            return Answer.Failed.of(e);
        }
    }
}
