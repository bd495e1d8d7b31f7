import java.io.IOException;
import java.io.Serializable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeoutException;

/** Some worker processes that do tasks, and nothing of them that stays. */
@SuppressWarnings("try") // close() waits, and an interrupt ends that
public final class TidyPool implements AutoCloseable {

    /** A call that can travel to a worker. */
    public interface Task<R> extends Callable<R>, Serializable {}

    /** A task, and the future for its result. */
    private static final class Job<R> extends CompletableFuture<R> {

        private final Task<R> task;
        private final Duration limit;
        private TidyWorker worker;

        Job(Task<R> task, Duration limit) {
            this.task = task;
            this.limit = limit;
        }

        /** From now on to cancel means to kill this worker; false if it is too late to begin. */
        synchronized boolean begin(TidyWorker by) {
            if (isDone()) {
                return false;
            }
            worker = by;
            return true;
        }

        /** From now on the worker is not this job's any more. */
        synchronized void end() {
            worker = null;
        }

        @Override
        public boolean cancel(boolean mayInterruptIfRunning) {
            boolean cancelled = super.cancel(mayInterruptIfRunning);
            if (cancelled && mayInterruptIfRunning) {
                killWorker();
            }
            return cancelled;
        }

        private synchronized void killWorker() {
            if (worker != null) {
                worker.kill();
            }
        }

        @SuppressWarnings("unchecked") // it is what the task has returned
        void succeed(Object result) {
            Thread.startVirtualThread(() -> complete((R) result));
        }

        void fail(Throwable problem) {
            Thread.startVirtualThread(() -> completeExceptionally(problem));
        }
    }

    private static final Duration NO_LIMIT = Duration.ofDays(365);

    /** Behind the last job: one for each thread. */
    private static final Job<?> END = new Job<>(() -> null, NO_LIMIT);

    private final BlockingQueue<Job<?>> waiting = new LinkedBlockingQueue<>();
    private final List<Thread> threads = new ArrayList<>();

    /** Starts so many workers, and a thread here for each of them. */
    public TidyPool(int workers) throws IOException {
        for (int i = 0; i < workers; i++) {
            TidyWorker worker = new TidyWorker();
            threads.add(Thread.ofPlatform().daemon().start(() -> feed(worker)));
        }
    }

    /** Has the task done in a worker, when one is free; the future tells what came out. */
    public <R> CompletableFuture<R> submit(Task<R> task) {
        return submit(task, NO_LIMIT);
    }

    /** As above; but if the task takes longer than this, it fails, and its worker is killed. */
    public <R> CompletableFuture<R> submit(Task<R> task, Duration limit) {
        Job<R> job = new Job<>(task, limit);
        waiting.add(job);
        return job;
    }

    /** Takes no more tasks; waits until all are done, and the workers have ended. */
    @Override
    public void close() throws InterruptedException {
        // TODO who submits a task afterwards waits for ever
        threads.forEach(_ -> waiting.add(END));
        for (Thread thread : threads) {
            thread.join();
        }
    }

    /** Kills the workers and what they have started; cancels all that is not done. */
    public void terminate() throws InterruptedException {
        if (!threads.isEmpty()) {
            // TODO the tasks that run, those that wait, the workers, and no new ones
            throw new UnsupportedOperationException("terminate() ends nothing yet.");
        }
    }

    /** In a thread of the pool: gives one job after the other to a worker and its successors. */
    private void feed(TidyWorker first) {
        TidyWorker worker = first;
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
    private static TidyWorker run(Job<?> job, TidyWorker given) throws InterruptedException {
        TidyWorker worker = given;
        try {
            if (worker.isGone()) {
                worker.close();
                worker = new TidyWorker();
            }
            if (job.begin(worker)) {
                call(job, worker);
            }
        } catch (IOException | RuntimeException | TimeoutException e) {
            job.fail(e);
        }
        return worker;
    }

    private static void call(Job<?> job, TidyWorker worker)
            throws IOException, InterruptedException, TimeoutException {
        try {
            switch (worker.call(job.task, job.limit)) {
                case TidyWorker.Done(Object result) -> job.succeed(result);
                case TidyWorker.Failed failed -> job.fail(failed.withTrace());
            }
        } finally {
            job.end();
        }
    }
}
