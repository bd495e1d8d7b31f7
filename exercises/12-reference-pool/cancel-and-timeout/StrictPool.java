import java.io.IOException;
import java.io.Serializable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;

/** Some worker processes that do tasks, which can be cancelled and can take too long. */
@SuppressWarnings("try") // close() waits, and an interrupt ends that
public final class StrictPool implements AutoCloseable {

    /** A call that can travel to a worker. */
    public interface Task<R> extends Callable<R>, Serializable {}

    /** A task, and the future for its result. */
    private static final class Job<R> extends CompletableFuture<R> {

        private final Task<R> task;

        Job(Task<R> task) {
            this.task = task;
        }

        @Override
        public boolean cancel(boolean mayInterruptIfRunning) {
            // TODO does it wait, is it being done, or is it over? And who else asks that just now?
            throw new UnsupportedOperationException("A task cannot be cancelled yet.");
        }

        @SuppressWarnings("unchecked") // it is what the task has returned
        void succeed(Object result) {
            Thread.startVirtualThread(() -> complete((R) result));
        }

        void fail(Throwable problem) {
            Thread.startVirtualThread(() -> completeExceptionally(problem));
        }
    }

    /** Behind the last job: one for each thread. */
    private static final Job<?> END = new Job<>(() -> null);

    private final BlockingQueue<Job<?>> waiting = new LinkedBlockingQueue<>();
    private final List<Thread> threads = new ArrayList<>();

    /** Starts so many workers, and a thread here for each of them. */
    public StrictPool(int workers) throws IOException {
        for (int i = 0; i < workers; i++) {
            StrictWorker worker = new StrictWorker();
            threads.add(Thread.ofPlatform().daemon().start(() -> feed(worker)));
        }
    }

    /** Has the task done in a worker, when one is free; the future tells what came out. */
    public <R> CompletableFuture<R> submit(Task<R> task) {
        Job<R> job = new Job<>(task);
        waiting.add(job);
        return job;
    }

    /** As above; but if the task takes longer than this, it fails, and its worker is killed. */
    public <R> CompletableFuture<R> submit(Task<R> task, Duration limit) {
        if (limit.isPositive()) {
            // TODO who looks at the clock, and from when on?
            throw new UnsupportedOperationException("A task cannot have a limit yet.");
        }
        return submit(task);
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
    private void feed(StrictWorker first) {
        StrictWorker worker = first;
        try {
            for (Job<?> job = waiting.take(); !job.equals(END); job = waiting.take()) {
                worker = run(job, worker);
            }
            worker.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // nobody does that
        }
    }

    /** The worker that has done it: this one, or another one if this one was dead. */
    private static StrictWorker run(Job<?> job, StrictWorker given) throws InterruptedException {
        StrictWorker worker = given;
        try {
            if (worker.isDead()) {
                worker = new StrictWorker();
            }
            switch (worker.call(job.task)) {
                case StrictWorker.Done(Object result) -> job.succeed(result);
                case StrictWorker.Failed failed -> job.fail(failed.withTrace());
            }
        } catch (IOException | RuntimeException e) {
            job.fail(e);
        }
        return worker;
    }
}
