package poolcraft.pool;

import java.io.IOException;
import java.io.Serializable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import poolcraft.process.Transfer;
import poolcraft.process.Transferable;

/**
 * Worker processes that do calls and whole lists of calls: CPython's {@code multiprocessing.Pool}.
 *
 * <pre>{@code
 * static int square(int n) {
 *     return n * n;
 * }
 *
 * try (Pool pool = Pool.of(4)) {
 *     int nine = pool.apply(() -> square(3));
 *     CompletableFuture<Integer> later = pool.applyAsync(() -> square(4));
 *     List<Integer> squares = pool.map(n -> square(n), List.of(1, 2, 3));
 *     System.out.println(nine + " " + later.join() + " " + squares);
 * }
 * }</pre>
 *
 * <p><b>Functions and arguments</b> are copied to the worker, results are copied back. A function
 * takes along what it captures. A worker is a JVM of its own: static fields have their initial
 * values there, and what one task leaves in them the next one in that worker finds.
 *
 * <p><b>Errors.</b> What a task throws is thrown where its result is asked for, of the same type,
 * with the worker's stack trace as the last of its causes. A worker that dies takes only the task
 * with it that it was running, which fails with {@link WorkerDiedException}; another worker takes its
 * place, and what it had not begun. So a pool never breaks.
 *
 * <p><b>Order.</b> Tasks are begun about in the order in which they were submitted. {@link #map} and
 * {@link #imap} give results in the order of their input, {@link #imapUnordered} as they come.
 *
 * <p><b>The end.</b> {@link #close()} waits for all that was submitted; {@link #terminate()} does
 * not. A program that ends without either leaves no worker behind, however it ends.
 *
 * <p>Thread-safe. Instead use {@link ProcessPoolExecutor} where an {@link
 * java.util.concurrent.ExecutorService} is asked for.
 */
public final class Pool implements Transferable, AutoCloseable {

    private static final StackWalker STACK = StackWalker
            .getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

    private static final Duration FOR_EVER = Duration.ofSeconds(Long.MAX_VALUE);

    private final Engine engine;

    private Pool(Engine engine) {
        this.engine = engine;
    }

    /** A pool of so many workers, with the settings of {@link #builder()}. */
    public static Pool of(int workers) {
        return new PoolBuilder<>(STACK.getCallerClass(), Pool::new).workers(workers).build();
    }

    /** For a pool with an initializer, with limits, and so on. */
    public static PoolBuilder<Pool> builder() {
        return new PoolBuilder<>(STACK.getCallerClass(), Pool::new);
    }

    /** Does {@code call} in a worker, and waits for its result: CPython's {@code apply}. */
    public <R extends @Nullable Object> R apply(SerializableCallable<? extends R> call) {
        return engine.submissions().<R>submit(call).joined();
    }

    /**
     * Does {@code call} in a worker: CPython's {@code apply_async}. The future is completed with its
     * result, or with what it throws. To cancel it with {@code true} stops it for real.
     */
    public <R extends @Nullable Object> CompletableFuture<R> applyAsync(
            SerializableCallable<? extends R> call) {
        return engine.submissions().submit(call);
    }

    /**
     * Calls {@code function} with each of {@code items}, and waits for all results: CPython's {@code
     * map}. If some calls fail, this throws what the first of them has thrown, after all were done.
     */
    public <T extends @Nullable Object, R extends @Nullable Object> List<R> map(
            SerializableFunction<? super T, ? extends R> function,
            Iterable<? extends T> items) {
        return engine.mappings().list(function, items, ChunkSize.measured());
    }

    /** As above, with so many items to a chunk. */
    public <T extends @Nullable Object, R extends @Nullable Object> List<R> map(
            SerializableFunction<? super T, ? extends R> function, Iterable<? extends T> items,
            int chunkSize) {
        return engine.mappings().list(function, items, ChunkSize.of(chunkSize));
    }

    /** As {@link #map}, without waiting: CPython's {@code map_async}. The items are read before. */
    public <T extends @Nullable Object, R extends @Nullable Object> CompletableFuture<List<R>> mapAsync(
            SerializableFunction<? super T, ? extends R> function,
            Collection<? extends T> items) {
        return engine.mappings().listAsync(function, new ArrayList<>(items), ChunkSize.measured());
    }

    /**
     * Calls {@code function} with key and value of each of {@code pairs}, and waits for all results:
     * CPython's {@code starmap}, as {@link #map}.
     */
    public <A, B, R extends @Nullable Object> List<R> starmap(
            SerializableBiFunction<? super A, ? super B, ? extends R> function,
            Iterable<? extends Map.Entry<? extends A, ? extends B>> pairs) {
        return engine.mappings().starList(function, pairs, ChunkSize.measured());
    }

    /** As {@link #starmap}, without waiting: CPython's {@code starmap_async}. */
    public <A, B, R extends @Nullable Object> CompletableFuture<List<R>> starmapAsync(
            SerializableBiFunction<? super A, ? super B, ? extends R> function,
            Collection<? extends Map.Entry<? extends A, ? extends B>> pairs) {
        return engine.mappings().starListAsync(function, new ArrayList<>(pairs),
                ChunkSize.measured());
    }

    /**
     * Calls {@code function} with each of {@code items}, lazily: CPython's {@code imap}. The stream
     * has the results in the order of the items. It reads items as results are asked for, and never
     * far ahead: so there may be endlessly many. A call that fails throws in its place; who reads
     * through an iterator can go on behind it.
     *
     * <p>Close the stream to stop early: what was not begun never is.
     */
    public <T extends @Nullable Object, R extends @Nullable Object> Stream<R> imap(
            SerializableFunction<? super T, ? extends R> function,
            Iterable<? extends T> items) {
        return engine.mappings().ordered(function, items, ChunkSize.of(1));
    }

    /** As above, with so many items to a chunk. */
    public <T extends @Nullable Object, R extends @Nullable Object> Stream<R> imap(
            SerializableFunction<? super T, ? extends R> function, Iterable<? extends T> items,
            int chunkSize) {
        return engine.mappings().ordered(function, items, ChunkSize.of(chunkSize));
    }

    /** As {@link #imap}, with the results as they come: CPython's {@code imap_unordered}. */
    public <T extends @Nullable Object, R extends @Nullable Object> Stream<R> imapUnordered(
            SerializableFunction<? super T, ? extends R> function,
            Iterable<? extends T> items) {
        return engine.mappings().inAnyOrder(function, items, ChunkSize.of(1));
    }

    /** As above, with so many items to a chunk. */
    public <T extends @Nullable Object, R extends @Nullable Object> Stream<R> imapUnordered(
            SerializableFunction<? super T, ? extends R> function, Iterable<? extends T> items,
            int chunkSize) {
        return engine.mappings().inAnyOrder(function, items, ChunkSize.of(chunkSize));
    }

    /** What the pool does, and what it has done so far. */
    public PoolStats stats() {
        return engine.stats();
    }

    /**
     * The last tasks, in the order in which they were answered, and when each did what; empty unless
     * that was asked for, see {@link PoolBuilder#trace}.
     */
    public List<TaskSpan> trace() {
        return engine.metrics().spans();
    }

    /**
     * A pool stays where it was made.
     *
     * @throws IOException always
     */
    @Override
    public Serializable ticket(Transfer transfer) throws IOException {
        throw new IOException(
                "A pool cannot be sent to another process. A task that needs one makes"
                        + " its own: Pool.of(n) works in a worker, too. Or let the task return what is to be"
                        + " done next, and submit that here");
    }

    /** Takes no more tasks; what was submitted is done. CPython's {@code close}. */
    public void shutdown() {
        engine.shutdown();
    }

    /**
     * Waits until all is done and the workers have ended, after {@link #shutdown} or {@link
     * #terminate}: CPython's {@code join}.
     *
     * @throws IllegalStateException if the pool still takes tasks: this would never end
     */
    public void join() throws InterruptedException {
        checkShutdown();
        engine.awaitEnd(FOR_EVER);
    }

    /**
     * As above, at most for {@code limit}.
     *
     * @return whether all is done, and the workers have ended
     */
    public boolean join(Duration limit) throws InterruptedException {
        checkShutdown();
        return engine.awaitEnd(limit);
    }

    private void checkShutdown() {
        if (!engine.isShutdown()) {
            throw new IllegalStateException("The pool still takes tasks, so it does not end. Call"
                    + " shutdown() before join(), or close(), which does both.");
        }
    }

    /** Kills the workers, and what they have started, at once. What was not done is cancelled. */
    public void terminate() {
        engine.terminate();
    }

    /**
     * Takes no more tasks, and waits until those that were submitted are done. If the thread is
     * interrupted meanwhile, the pool is terminated. CPython's {@code with Pool() as pool} differs:
     * it terminates.
     */
    @Override
    public void close() {
        engine.close();
    }
}
