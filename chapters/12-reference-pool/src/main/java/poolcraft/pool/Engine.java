package poolcraft.pool;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a pool, put together: what {@link Pool} and {@link ProcessPoolExecutor} are made of.
 *
 * <pre>
 *  RUNNING            --shutdown-->                         CLOSING   no more tasks are taken
 *  RUNNING, CLOSING   --terminate-->                        STOPPING  workers are killed
 *  CLOSING, STOPPING  --no task and no worker is left-->    ENDED
 * </pre>
 *
 * <p>Thread-safe.
 */
final class Engine {

    private enum State {
        RUNNING, CLOSING, STOPPING, ENDED
    }

    private final PoolSettings settings;
    private final Metrics metrics;
    private final Trust trust;
    private final LargeStore store = new LargeStore();
    private final Submissions submissions;
    private final Results results;
    private final Mappings mappings;
    private final Dispatcher dispatcher = new Dispatcher();
    private final Completions completions = new Completions();
    private final Front front;
    private final ResultReader reader;
    private final BellListener listener;
    private final WorkerKeeper keeper;
    private final Watchdog watchdog;
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile State state = State.RUNNING;

    private Engine(PoolSettings settings) throws IOException {
        this.settings = settings;
        this.metrics = new Metrics(settings.trace());
        this.trust = new Trust(settings.allowList());
        this.submissions = new Submissions(this, trust, new Functions(trust, store),
                settings.limits().gate());
        this.results = new Results(trust);
        this.mappings = new Mappings(this, settings.maxWorkers(), settings.limits().failFast());
        this.front = Front.open();
        this.reader = new ResultReader(front, dispatcher);
        this.listener = new BellListener(front, dispatcher, reader, this::broken);
        this.keeper = new WorkerKeeper(settings, this);
        this.watchdog = new Watchdog(dispatcher, keeper, settings.limits().timeout());
    }

    /**
     * A pool that works.
     *
     * @throws UncheckedIOException if the system refuses processes or shared memory; then nothing is
     *     left
     */
    static Engine start(PoolSettings settings) {
        try {
            var engine = new Engine(settings);
            engine.start();
            return engine;
        } catch (IOException e) {
            throw new UncheckedIOException("No pool could be made: " + e.getMessage(), e);
        }
    }

    private void start() {
        try {
            keeper.startAll();
            completions.start();
            listener.start();
        } catch (RuntimeException | Error e) {
            keeper.abandon();
            completions.close();
            giveBack();
            throw e;
        }
    }

    Metrics metrics() {
        return metrics;
    }

    /** What it does, and has done. */
    PoolStats stats() {
        return metrics.stats(dispatcher);
    }

    Trust trust() {
        return trust;
    }

    Submissions submissions() {
        return submissions;
    }

    Results results() {
        return results;
    }

    Mappings mappings() {
        return mappings;
    }

    Dispatcher dispatcher() {
        return dispatcher;
    }

    ResultReader reader() {
        return reader;
    }

    Front front() {
        return front;
    }

    Completions completions() {
        return completions;
    }

    /**
     * Takes a task.
     *
     * @throws RejectedExecutionException if the pool takes no more tasks
     */
    void submit(Task task) {
        if (state != State.RUNNING) {
            task.drop();
            throw noMoreTasks();
        }
        metrics.submitted(task);
        dispatcher.submit(task);
        watchdog.wake();
        if (dispatcher.workers().length == 0 || state != State.RUNNING || wantsToGrow()) {
            keeper.look();
        }
        if (state == State.ENDED) {
            // It ended between the two looks, and nobody comes for this one.
            failAllThatWait(terminated());
        }
    }

    /** Goes on only while the pool takes tasks. */
    void checkTakesTasks() {
        if (state != State.RUNNING) {
            throw noMoreTasks();
        }
    }

    private static RejectedExecutionException noMoreTasks() {
        return new RejectedExecutionException("The pool was shut down and takes no more tasks."
                + " Make a new one, or shut it down later.");
    }

    private boolean wantsToGrow() {
        return settings.minWorkers() < settings.maxWorkers()
                && dispatcher.workers().length < settings.maxWorkers()
                && dispatcher.lacking() > 0;
    }

    /** Nobody wants {@code task} any more. */
    void withdraw(Task task, boolean evenIfItRuns) {
        Throwable doom = evenIfItRuns ? new CancellationException("The task was cancelled.") : null;
        Worker toBeKilled = dispatcher.withdraw(task, doom);
        if (toBeKilled != null) {
            toBeKilled.kill();
        }
    }

    /** Why the worker of {@code task} was killed, if it did not just die. */
    @Nullable
    Throwable doomOf(Task task) {
        return task.doom == null && state == State.STOPPING ? terminated() : task.doom;
    }

    private static CancellationException terminated() {
        return new CancellationException("The pool was terminated before the task was done.");
    }

    /** Whether there are to be more workers than so many. */
    boolean needsMoreThan(int workers) {
        return switch (state) {
            case RUNNING -> workers < settings.minWorkers()
                    || (workers < settings.maxWorkers() && dispatcher.lacking() > 0);
            case CLOSING -> workers == 0 && dispatcher.waiting() > 0;
            case STOPPING, ENDED -> false;
        };
    }

    /** No worker can be started: the tasks that wait fail. With the next one it is tried again. */
    void giveUp(WorkerStartException problem) {
        failAllThatWait(problem);
    }

    /** A part of the pool has failed, which should not happen: nothing may hang for it. */
    void broken(Throwable problem) {
        terminate();
        Thread thread = Thread.currentThread();
        thread.getUncaughtExceptionHandler().uncaughtException(thread, problem);
    }

    synchronized void shutdown() {
        StackRoom.check();
        if (state == State.RUNNING) {
            state = State.CLOSING;
            dispatcher.close();
            keeper.look();
        }
    }

    void terminate() {
        StackRoom.check();
        synchronized (this) {
            if (state == State.STOPPING || state == State.ENDED) {
                return;
            }
            state = State.STOPPING;
        }
        keeper.killAll();
        keeper.look();
    }

    /** All workers have ended. */
    synchronized void noWorkersLeft() {
        if (state == State.RUNNING || state == State.ENDED
                || (state == State.CLOSING && dispatcher.waiting() > 0)) {
            return;
        }
        state = State.ENDED;
        failAllThatWait(terminated());
        keeper.close();
        reader.close();
        listener.close();
        completions.close();
        try {
            giveBack();
        } finally {
            ended.countDown();
        }
    }

    private void failAllThatWait(Throwable problem) {
        for (Task task : dispatcher.drain()) {
            metrics.failed();
            task.fail(problem);
        }
    }

    private void giveBack() {
        try {
            try (store) {
                front.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("What the pool has made cannot be removed.", e);
        }
    }

    /** Whether it takes no more tasks. */
    boolean isShutdown() {
        return state != State.RUNNING;
    }

    boolean isTerminated() {
        return state == State.ENDED;
    }

    /** Waits for the end, at most for {@code limit}; whether it has come. */
    boolean awaitEnd(Duration limit) throws InterruptedException {
        return ended.await(TimeUnit.NANOSECONDS.convert(limit), TimeUnit.NANOSECONDS);
    }

    /** Waits for all that was submitted, and for the end; an interrupt makes an end of it. */
    void close() {
        shutdown();
        boolean interrupted = false;
        while (!isTerminated()) {
            try {
                ended.await();
            } catch (InterruptedException e) {
                interrupted = true;
                terminate();
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
