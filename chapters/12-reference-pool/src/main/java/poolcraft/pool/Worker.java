package poolcraft.pool;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import poolcraft.process.JvmProcess;

/**
 * A worker process, as the pool sees it: its boxes, and the tasks that it has. What becomes of it is
 * said in its {@link #life}.
 *
 * <p>Handing out is guarded by the dispatcher's lock, reading by the role of the reader.
 */
final class Worker implements Closeable {

    /**
     * So many tasks may be at a worker, so that it need not wait for the next one. They can be taken
     * back: so the number does no harm.
     */
    private static final int LOOK_AHEAD = 128;

    private final int number;
    private final WorkerMemory memory;
    private final WorkerBell bell = new WorkerBell();
    private final Inbox inbox;
    private final Outbox outbox;
    private final HandedTasks tasks;
    private long quota;

    private final WorkerLife life = new WorkerLife();
    private volatile boolean full;
    private volatile @Nullable JvmProcess process;
    private volatile String where = "";
    private volatile @Nullable Throwable verdict;

    private final Metrics metrics;
    private volatile long done;
    private volatile long runNanos;

    /**
     * A worker whose process is still to be started.
     *
     * @param quota how many tasks it may be handed in its life
     */
    Worker(int number, Trust trust, Metrics metrics, long quota) throws IOException {
        this.number = number;
        this.metrics = metrics;
        this.quota = quota;
        this.memory = WorkerMemory.create();
        this.tasks = new HandedTasks(memory.claims());
        this.inbox = new Inbox(memory.inbox(), bell, trust);
        this.outbox = new Outbox(memory.outbox(), bell, this, trust);
    }

    int number() {
        return number;
    }

    /** For traces of what has failed there. */
    String where() {
        return where;
    }

    String memoryName() {
        return memory.name();
    }

    WorkerBell bell() {
        return bell;
    }

    // Its life.

    /** Its process has been started. */
    void startedAs(JvmProcess started) {
        process = started;
        where = "In worker " + number + ", pid " + started.pid();
    }

    /** Its process id; 0 before the start. */
    long pid() {
        JvmProcess started = process;
        return started == null ? 0 : started.pid();
    }

    WorkerLife life() {
        return life;
    }

    /** Ends its process at once, with all that this has started. */
    void kill() {
        JvmProcess started = process;
        if (started != null) {
            WorkerFamily.kill(started);
        }
    }

    /** What it writes cannot be understood: it must not go on. */
    void condemn(Throwable reason) {
        if (verdict == null) {
            verdict = reason;
            kill();
        }
    }

    /** Why it was condemned; null if it was not. */
    @Nullable
    Throwable verdict() {
        return verdict;
    }

    // Handing out.

    /** How many tasks it has, those included that were taken back and not yet skipped. */
    int load() {
        return tasks.count();
    }

    /** How many tasks it has to do. */
    int realLoad() {
        return tasks.countReal();
    }

    boolean takesTasks() {
        return life.isThereOrComes() && load() < LOOK_AHEAD;
    }

    /** Hands the task out, if there is room for it; the worker sees it after {@link #show}. */
    boolean hand(Task task) {
        if (!inbox.isReadyFor(task, quota == 1)) {
            return false;
        }
        tasks.add(task, this);
        inbox.put(task.payload.frame());
        quota--;
        if (quota == 0) {
            leave();
        }
        return true;
    }

    /** Shows it what was handed out. */
    void show() {
        inbox.show();
    }

    /** Tells it to end behind its tasks; whether there was room to say so. */
    boolean leave() {
        if (!life.isLeaving() && !inbox.putEnd()) {
            return false;
        }
        life.leaving();
        return true;
    }

    /** Takes the task back, if it has not been begun. */
    boolean revoke(Task task) {
        return tasks.revoke(task);
    }

    /** Marks the task, if it runs: it is never answered, and the worker must be killed. */
    boolean doom(Task task) {
        return tasks.doom(task);
    }

    /** Takes back at most {@code most} tasks that were not begun, the last ones first. */
    List<Task> takeBack(int most) {
        return tasks.takeBack(most);
    }

    /** Its process has ended, and all its answers were read. */
    HandedTasks.Legacy gone() {
        HandedTasks.Legacy legacy = tasks.legacy();
        // What cannot be moved belongs to its start.
        life.gone(legacy.begun().stream().anyMatch(Task::isMovable));
        return legacy;
    }

    // Reading.

    /** Of one that was condemned, nothing more is read: it may have lost count. */
    boolean hasAnswer() {
        return verdict == null && outbox.hasAnswer();
    }

    /**
     * Reads the answers that are there; whether there was one.
     *
     * @throws IOException if what it has written is no answer
     */
    boolean readAnswers() throws IOException {
        boolean any = verdict == null && outbox.read();
        if (any) {
            bell.answered();
        }
        return any;
    }

    /** The next task was answered. */
    void answered(Answer answer) {
        Task task = tasks.next();
        count(answer.nanos());
        life.answered();
        if (task != null) {
            metrics.answered(task, answer, this);
            task.answer(answer);
        }
    }

    /** Only the reader writes these. */
    private void count(long nanos) {
        long before = done;
        done = before + 1;
        long spent = runNanos;
        runNanos = spent + nanos;
    }

    /** The next task was taken back, and not run. */
    void skipped() {
        tasks.skip();
    }

    /** It has filled its memory, and is to go. */
    void filled() {
        full = true;
    }

    /** Whether it is to go, and was not told so. */
    boolean isToGo() {
        return full && life.isThereOrComes();
    }

    /** The task that runs now; null if there is none. */
    @Nullable
    Task running() {
        return tasks.running();
    }

    PoolStats.WorkerStats stats() {
        return new PoolStats.WorkerStats(number, pid(), tasks.countReal(), done,
                Duration.ofNanos(runNanos));
    }

    /** Gives its memory back. */
    @Override
    public void close() throws IOException {
        bell.close();
        outbox.close();
        memory.close();
    }

    @Override
    public String toString() {
        return "worker " + number + " (" + life + ", pid " + pid() + ", " + load() + " tasks)";
    }
}
