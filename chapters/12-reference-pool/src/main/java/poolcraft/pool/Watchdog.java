package poolcraft.pool;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Ends tasks that run for longer than they may, by killing their workers.
 *
 * <p>It looks ten times in that time at what each worker runs: the same task may be seen for so long
 * and no longer. It does not look while there is nothing to do. Thread-safe.
 */
final class Watchdog {

    private static final int LOOKS = 10;

    private final Dispatcher dispatcher;
    private final WorkerKeeper keeper;
    private final @Nullable Duration limit;
    private final AtomicBoolean awake = new AtomicBoolean();

    /** What each worker runs; touched by the keeper's thread. */
    private Map<Task, Run> seen = new HashMap<>();

    /**
     * A run of a task.
     *
     * @param deaths how many workers had died over the task before: each run has its own time
     * @param since when it was seen first
     */
    private record Run(int deaths, long since) {}

    Watchdog(Dispatcher dispatcher, WorkerKeeper keeper, @Nullable Duration limit) {
        this.dispatcher = dispatcher;
        this.keeper = keeper;
        this.limit = limit;
    }

    /** There is something to do. */
    void wake() {
        if (limit != null && awake.compareAndSet(false, true)) {
            keeper.later(limit.dividedBy(LOOKS), () -> look(limit));
        }
    }

    private void look(Duration most) {
        long now = System.nanoTime();
        Map<Task, Run> running = new HashMap<>();
        for (Worker worker : dispatcher.workers()) {
            Task task = worker.running();
            if (task != null && task.isMovable()) {
                Run run = seen.get(task);
                if (run == null || run.deaths != task.deaths) {
                    run = new Run(task.deaths, now);
                }
                running.put(task, run);
                if (now - run.since > most.toNanos()) {
                    expire(task, most);
                }
            }
        }
        seen = running;
        awake.set(false);
        if (!dispatcher.isAtRest()) {
            wake();
        }
    }

    /** In a thread of its own: to see what the worker is doing takes a while. */
    private void expire(Task task, Duration most) {
        String message = "The task ran for more than " + most + ", and its worker was killed.";
        Worker worker = dispatcher.withdraw(task, new TaskTimeoutException(message));
        if (worker != null) {
            Thread.ofVirtual().name("poolcraft-pool-timeout").start(() -> {
                try {
                    String threads = ThreadDump.of(worker.pid());
                    task.doom = new TaskTimeoutException(message + threads);
                } finally {
                    worker.kill();
                }
            });
        }
    }
}
