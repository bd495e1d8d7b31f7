// Fails: theResultDoesNotWaitForTheEndOfItsWorker
// Misconception: first tidy up, then tell.
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;

/** Some worker processes that do tasks, each of them so many and no more. */
@SuppressWarnings("try") // close() waits, and an interrupt ends that
public final class FreshPool implements AutoCloseable {

    /** A call that can travel to a worker. */
    public interface Task<R> extends Callable<R>, Serializable {}

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

    /** Behind the last job: one for each thread. */
    private static final Job<?> END = new Job<>(() -> null);

    private final BlockingQueue<Job<?>> waiting = new LinkedBlockingQueue<>();
    private final List<Thread> threads = new ArrayList<>();
    private final int tasksPerWorker;

    /** Starts so many workers, and a thread here for each of them. */
    public FreshPool(int workers, int tasksPerWorker) throws IOException {
        this.tasksPerWorker = tasksPerWorker;
        for (int i = 0; i < workers; i++) {
            FreshWorker worker = new FreshWorker();
            threads.add(Thread.ofPlatform().daemon().start(() -> feed(worker)));
        }
    }

    /** Has the task done in a worker, when one is free; the future tells what came out. */
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

    /** In a thread of the pool: gives one job after the other to a worker and its successors. */
    private void feed(FreshWorker first) {
        FreshWorker worker = first;
        try {
            for (Job<?> job = waiting.take(); !job.equals(END); job = waiting.take()) {
                worker = run(job, worker);
            }
            worker.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // nobody does that
        }
    }

    /** The worker that has done it: this one, or its successor. */
    private FreshWorker run(Job<?> job, FreshWorker given)
            throws InterruptedException {
        FreshWorker worker = given;
        try {
            if (worker.isGone()) {
                worker = new FreshWorker();
            }
            FreshWorker.Answer answer = worker.call(job.task());
            if (worker.tasks() == tasksPerWorker) {
                worker.close();
            }
            switch (answer) {
                case FreshWorker.Done(Object result) -> job.succeed(result);
                case FreshWorker.Failed failed -> job.fail(failed.withTrace());
            }
        } catch (IOException | RuntimeException e) {
            job.fail(e);
        }
        return worker;
    }
}
