package poolcraft.pool;

import java.io.Serializable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An {@link ExecutorService} whose threads are processes: CPython's {@code
 * concurrent.futures.ProcessPoolExecutor}.
 *
 * <pre>{@code
 * try (ProcessPoolExecutor executor = ProcessPoolExecutor.of(4)) {
 *     Future<Integer> nine = executor.submit(() -> square(3));
 *     System.out.println(nine.get());
 * }
 * }</pre>
 *
 * <p>A lambda given to {@code submit} becomes serializable by itself; any other task has to be. All
 * futures are {@link CompletableFuture}s, and to cancel one with {@code true} stops its task for
 * real. What is said of functions, errors, order and end of a {@link Pool} is true here, too. CPython's
 * executor breaks when a worker dies: this one does not.
 *
 * <p>To have results as they come, use {@link Futures#asCompleted}: the tasks of an {@link
 * java.util.concurrent.ExecutorCompletionService} are not serializable.
 *
 * <p>Thread-safe.
 */
public final class ProcessPoolExecutor implements ExecutorService {

    private static final StackWalker STACK = StackWalker
            .getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

    private final Engine engine;

    private ProcessPoolExecutor(Engine engine) {
        this.engine = engine;
    }

    /** An executor with so many workers, with the settings of {@link #builder()}. */
    public static ProcessPoolExecutor of(int workers) {
        return new PoolBuilder<>(STACK.getCallerClass(), ProcessPoolExecutor::new).workers(workers)
                .build();
    }

    /** For an executor with an initializer, with limits, and so on. */
    public static PoolBuilder<ProcessPoolExecutor> builder() {
        return new PoolBuilder<>(STACK.getCallerClass(), ProcessPoolExecutor::new);
    }

    /** Does {@code task} in a worker. */
    public <T extends @Nullable Object> CompletableFuture<T> submit(SerializableCallable<T> task) {
        return engine.submissions().submit(task);
    }

    /** Does {@code task} in a worker. */
    public CompletableFuture<@Nullable Void> submit(SerializableRunnable task) {
        return engine.submissions().submit(task);
    }

    /**
     * Does {@code task} in a worker.
     *
     * @throws IllegalArgumentException if it is not serializable
     */
    @Override
    public <T extends @Nullable Object> CompletableFuture<T> submit(Callable<T> task) {
        return engine.submissions().submit(serializable(task));
    }

    @Override
    public CompletableFuture<?> submit(Runnable task) {
        return engine.submissions().submit(serializable(task));
    }

    @Override
    public <T extends @Nullable Object> CompletableFuture<T> submit(Runnable task, T result) {
        return submit(serializable(task)).thenApply(_ -> result);
    }

    /** Does {@code task} in a worker; a failure is told to the thread's handler of uncaught ones. */
    @Override
    public void execute(Runnable task) {
        var _ = engine.submissions().submit(serializable(task)).whenComplete((_, problem) -> {
            if (problem != null) {
                Thread thread = Thread.currentThread();
                thread.getUncaughtExceptionHandler().uncaughtException(thread, problem);
            }
        });
    }

    /** As {@link #execute(Runnable)}: a lambda becomes serializable by itself. */
    public void execute(SerializableRunnable task) {
        execute((Runnable) task);
    }

    private static <T> T serializable(T task) {
        if (!(task instanceof Serializable)) {
            throw new IllegalArgumentException("A task of " + task.getClass().getName()
                    + " cannot be sent to a worker, since it is not Serializable. Give the lambda"
                    + " itself to submit(...), or declare it as a SerializableCallable or a"
                    + " SerializableRunnable.");
        }
        return task;
    }

    /**
     * Calls {@code function} with each of {@code items}: CPython's {@code map}. The stream has the
     * results in the order of the items, and reads them as results are asked for.
     */
    public <T extends @Nullable Object, R extends @Nullable Object> Stream<R> map(
            SerializableFunction<? super T, ? extends R> function,
            Iterable<? extends T> items) {
        return engine.mappings().ordered(function, items, ChunkSize.measured());
    }

    /** As above, with so many items to a chunk. */
    public <T extends @Nullable Object, R extends @Nullable Object> Stream<R> map(
            SerializableFunction<? super T, ? extends R> function, Iterable<? extends T> items,
            int chunkSize) {
        return engine.mappings().ordered(function, items, ChunkSize.of(chunkSize));
    }

    /**
     * As above. If the last result is not there within {@code limit} from now, the stream throws
     * {@link java.util.concurrent.CompletionException} with a {@link TimeoutException} as its cause,
     * and what was not begun never is.
     */
    public <T extends @Nullable Object, R extends @Nullable Object> Stream<R> map(
            SerializableFunction<? super T, ? extends R> function, Iterable<? extends T> items,
            int chunkSize, Duration limit) {
        return engine.mappings().ordered(function, items, ChunkSize.of(chunkSize), limit);
    }

    @Override
    public <T extends @Nullable Object> List<Future<T>> invokeAll(
            Collection<? extends Callable<T>> tasks) throws InterruptedException {
        List<Future<T>> futures = submitAll(tasks);
        awaitAll(futures, Long.MAX_VALUE);
        return futures;
    }

    @Override
    public <T extends @Nullable Object> List<Future<T>> invokeAll(
            Collection<? extends Callable<T>> tasks, long timeout, TimeUnit unit)
            throws InterruptedException {
        List<Future<T>> futures = submitAll(tasks);
        awaitAll(futures, unit.toNanos(timeout));
        return futures;
    }

    private <T extends @Nullable Object> List<Future<T>> submitAll(
            Collection<? extends Callable<T>> tasks) {
        List<Future<T>> futures = new ArrayList<>();
        try {
            for (Callable<T> task : tasks) {
                futures.add(submit(task));
            }
            return futures;
        } catch (RuntimeException | Error e) {
            futures.forEach(future -> future.cancel(true));
            throw e;
        }
    }

    /** Those that are not done by then, or when the thread is interrupted, are cancelled. */
    private static <T extends @Nullable Object> void awaitAll(List<Future<T>> futures, long nanos)
            throws InterruptedException {
        long start = System.nanoTime();
        boolean all = false;
        try {
            for (Future<T> future : futures) {
                awaitOne(future, nanos == Long.MAX_VALUE
                        ? nanos
                        : nanos - (System.nanoTime() - start));
            }
            all = true;
        } catch (TimeoutException e) {
            // The time is over: what is not done is cancelled.
        } finally {
            if (!all) {
                futures.forEach(future -> future.cancel(true));
            }
        }
    }

    private static void awaitOne(Future<?> future, long nanos)
            throws InterruptedException, TimeoutException {
        try {
            future.get(nanos, TimeUnit.NANOSECONDS);
        } catch (ExecutionException | CancellationException e) {
            // It is done: whoever asks for its result learns how.
        }
    }

    @Override
    public <T extends @Nullable Object> T invokeAny(Collection<? extends Callable<T>> tasks)
            throws InterruptedException, ExecutionException {
        try {
            return firstResult(tasks, Long.MAX_VALUE);
        } catch (TimeoutException e) {
            throw new AssertionError("there is no time limit", e);
        }
    }

    @Override
    public <T extends @Nullable Object> T invokeAny(Collection<? extends Callable<T>> tasks,
            long timeout, TimeUnit unit)
            throws InterruptedException, ExecutionException, TimeoutException {
        return firstResult(tasks, unit.toNanos(timeout));
    }

    private <T extends @Nullable Object> T firstResult(Collection<? extends Callable<T>> tasks,
            long nanos) throws InterruptedException, ExecutionException, TimeoutException {
        if (tasks.isEmpty()) {
            throw new IllegalArgumentException("Of no tasks there is no result of any.");
        }
        var done = new LinkedBlockingQueue<CompletableFuture<T>>();
        List<CompletableFuture<T>> futures = new ArrayList<>();
        long start = System.nanoTime();
        try {
            for (Callable<T> task : tasks) {
                CompletableFuture<T> future = submit(task);
                futures.add(future);
                var _ = future.whenComplete((_, _) -> done.add(future));
            }
            ExecutionException last = null;
            for (int i = 0; i < futures.size(); i++) {
                CompletableFuture<T> next = done.poll(nanos - (System.nanoTime() - start),
                        TimeUnit.NANOSECONDS);
                if (next == null) {
                    throw new TimeoutException("No task was done within the time limit.");
                }
                try {
                    return next.get();
                } catch (ExecutionException e) {
                    last = e;
                }
            }
            throw last;
        } finally {
            futures.forEach(future -> future.cancel(true));
        }
    }

    /** What the executor does, and what it has done so far. */
    public PoolStats stats() {
        return engine.stats();
    }

    @Override
    public void shutdown() {
        engine.shutdown();
    }

    /** Kills the workers, and cancels what was not done; there is nothing to be done elsewhere. */
    @Override
    public List<Runnable> shutdownNow() {
        engine.terminate();
        return List.of();
    }

    @Override
    public boolean isShutdown() {
        return engine.isShutdown();
    }

    @Override
    public boolean isTerminated() {
        return engine.isTerminated();
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
        return engine.awaitEnd(Duration.ofNanos(unit.toNanos(timeout)));
    }

    /** Takes no more tasks, and waits until all are done; an interrupt terminates them. */
    @Override
    public void close() {
        engine.close();
    }
}
