package poolcraft.pool;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import poolcraft.process.JvmProcess;
import poolcraft.process.JvmProcessBuilder;

/**
 * Sees to it that there are as many workers as there shall be: CPython's worker handler.
 *
 * <p>It is told by the system when a worker's process ends, however it ends. Then it reads what the
 * worker has answered, gives what that had not begun to others, says of the task that it died over
 * that it failed, or tries it again, and starts another worker. CPython looks ten times a second.
 *
 * <p>Its thread does all this, one thing after the other; it sleeps in between.
 */
final class WorkerKeeper {

    /** How often one of the workers that are more than at rest, and idle, has to go. */
    private static final Duration IDLE = Duration.ofSeconds(2);

    private final PoolSettings settings;
    private final Engine engine;
    private final ScheduledThreadPoolExecutor thread;

    // The rest is touched by the keeper's thread only, after the first workers were started.
    private final Set<Worker> living = new HashSet<>();
    private final Deque<Worker> spares = new ArrayDeque<>();
    private int made;
    private final StartFailures failures = new StartFailures();
    private boolean shrinks;

    WorkerKeeper(PoolSettings settings, Engine engine) {
        this.settings = settings;
        this.engine = engine;
        // What comes when it has been shut down, at the end of the pool, is not done any more.
        this.thread = new ScheduledThreadPoolExecutor(1,
                Thread.ofPlatform().daemon().name("poolcraft-pool-keeper").factory(),
                new ThreadPoolExecutor.DiscardPolicy());
        thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        thread.setRemoveOnCancelPolicy(true);
    }

    /** Starts the first workers. If it fails, {@link #abandon} those that there are. */
    synchronized void startAll() {
        try {
            while (living.size() < settings.minWorkers()) {
                engine.dispatcher().add(start());
            }
            startSpares();
        } catch (IOException e) {
            throw new UncheckedIOException("A worker could not be started: " + e.getMessage(), e);
        }
    }

    /** Afterwards nobody is told of the ends of these workers: so their memory is given back now. */
    synchronized void abandon() {
        close();
        killAll();
        living.forEach(this::giveBack);
    }

    private void giveBack(Worker worker) {
        try {
            worker.close();
        } catch (IOException e) {
            throw new UncheckedIOException("A worker's memory cannot be given back.", e);
        }
    }

    private Worker start() throws IOException {
        if (ProgramEnd.hasBegun()) {
            // Its memory would be made after all that is to be removed was removed.
            throw new IllegalStateException("The program is ending, and its workers with it.");
        }
        made++;
        long quota = settings.recycling().tasks();
        boolean initializes = settings.initializer() != null;
        var worker = new Worker(made, engine.trust(), engine.metrics(),
                initializes && quota < Long.MAX_VALUE ? quota + 1 : quota);
        String token = engine.front().desk().expect(worker);
        try {
            String address = WorkerMain.address(worker, engine.front(), token,
                    settings.recycling().memory());
            JvmProcess process = builder().name("PoolWorker-" + made)
                    .start(WorkerMain.target(address));
            worker.startedAs(process);
            engine.metrics().workerStarted(worker);
            living.add(worker);
            if (settings.initializer() != null) {
                engine.dispatcher().prepare(worker, engine.submissions()
                        .first(settings.initializer(), worker, engine.results()));
            }
            if (settings.recycling().age() != null) {
                later(settings.recycling().age(), () -> retire(worker));
            }
            var _ = process.onExit()
                    .thenRun(() -> soon(() -> ended(worker, process, token)));
            return worker;
        } catch (RuntimeException | Error e) {
            engine.front().desk().forget(token);
            living.remove(worker);
            worker.kill();
            worker.close();
            throw e;
        }
    }

    private void retire(Worker worker) {
        if (!engine.dispatcher().retire(worker)) {
            later(IDLE, () -> retire(worker));
        }
    }

    private JvmProcessBuilder builder() {
        var builder = JvmProcess.builder().daemon(true).trainedBy(PoolTraining.class)
                .jvmOptions(settings.jvmOptions().toArray(new String[0]));
        settings.allowList().names().forEach(builder::allow);
        return builder;
    }

    /** Does it in the keeper's thread; after the end of the pool there is nothing to do. */
    private void soon(Runnable action) {
        thread.execute(() -> safely(action));
    }

    private void safely(Runnable action) {
        try {
            action.run();
        } catch (RuntimeException | Error e) {
            engine.broken(e);
        }
    }

    private synchronized void ended(Worker worker, JvmProcess process, String token) {
        if (thread.isShutdown()) {
            return; // the pool could not be made, and is about to be nothing
        }
        engine.front().desk().forget(token);
        living.remove(worker);
        spares.remove(worker);
        engine.metrics().workerEnded(worker);
        OptionalInt exitCode = process.exitCode();
        if (exitCode.equals(OptionalInt.of(0))) {
            worker.life().endedInOrder();
        }
        for (Task begun : engine.reader().bury(worker)) {
            settle(begun, worker, exitCode);
        }
        giveBack(worker);
        if (worker.life().hasWorked()) {
            failures.forget();
        } else {
            failures.note(worker, exitCode);
        }
        check();
    }

    // tag::settle[]
    private void settle(Task task, Worker worker, OptionalInt exitCode) {
        Throwable doom = engine.doomOf(task);
        if (doom != null) {
            engine.metrics().failed();
            task.fail(doom);
            return;
        }
        task.deaths++;
        if (task.deaths <= settings.limits().retries() && task.isMovable()) {
            engine.metrics().retried();
            engine.dispatcher().retry(task);
        } else {
            engine.metrics().failed();
            task.fail(diedOver(worker, exitCode));
        }
        tell(diedOver(worker, exitCode));
    }
    // end::settle[]

    private static WorkerDiedException diedOver(Worker worker, OptionalInt exitCode) {
        return WorkerDiedException.of(worker, exitCode,
                "while it was running this task, which may have been done in part");
    }

    /** Tells the program of a worker that died over a task. */
    private void tell(WorkerDiedException died) {
        engine.metrics().workerDied();
        Consumer<WorkerDiedException> listener = settings.deathListener();
        if (listener != null) {
            Thread.ofVirtual().name("poolcraft-pool-death").start(() -> listener.accept(died));
        }
    }

    /** More workers may be needed than there are, or fewer. */
    void look() {
        soon(this::lookNow);
    }

    private synchronized void lookNow() {
        if (failures.areEnough()) {
            failures.forget();
        }
        check();
    }

    private synchronized void check() {
        if (!failures.areEnough()) {
            fill();
        }
        if (failures.areEnough()) {
            giveUp();
        }
        if (living.isEmpty()) {
            engine.noWorkersLeft();
        }
    }

    /** No worker can be started, which is of no importance while others work. */
    private void giveUp() {
        if (living.stream().anyMatch(worker -> worker.life().works())) {
            failures.forget();
            later(IDLE, this::lookNow);
        } else {
            engine.giveUp(failures.exception());
        }
    }

    private void fill() {
        try {
            while (engine.needsMoreThan(atWork())) {
                Worker ready = spares.poll();
                engine.dispatcher().add(ready == null ? start() : ready);
                // A spare may have answered already.
                engine.front().lookAgain();
            }
            if (engine.isShutdown()) {
                spares.forEach(this::retire);
            } else {
                startSpares();
            }
            if (atWork() > settings.minWorkers() && !shrinks) {
                shrinks = true;
                later(IDLE, this::shrink);
            }
        } catch (IOException | RuntimeException e) {
            failures.noteFinal(e);
        }
    }

    private void startSpares() throws IOException {
        while (spares.size() < settings.spares()) {
            spares.add(start());
        }
    }

    /** How many workers there are without the spares. */
    private int atWork() {
        return living.size() - spares.size();
    }

    /** One at a time, for as long as there are more than at rest. */
    private synchronized void shrink() {
        if (atWork() > settings.minWorkers()) {
            engine.dispatcher().retireAnIdleOne();
            later(IDLE, this::shrink);
        } else {
            shrinks = false;
        }
    }

    /** Does {@code action} in the keeper's thread, after some time, unless the pool has ended. */
    void later(Duration delay, Runnable action) {
        var _ = thread.schedule(() -> safely(action), delay.toNanos(), TimeUnit.NANOSECONDS);
    }

    synchronized void killAll() {
        living.forEach(Worker::kill);
    }

    void close() {
        thread.shutdown();
    }
}
