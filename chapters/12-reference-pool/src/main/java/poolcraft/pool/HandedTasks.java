package poolcraft.pool;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The tasks that a worker has, in their order, each with its claim: a part of what CPython's pool
 * keeps in its cache.
 *
 * <pre>
 *      answered            handed
 *  ... |  task  task  -    task  |  ...      -: taken back; numbers go on for ever
 * </pre>
 *
 * <p>Tasks are added and taken back under the dispatcher's lock, and leave at the front by the role of
 * the reader. Any thread may ask how many there are.
 */
final class HandedTasks {

    private final Claims claims;

    /** By their number, modulo the length; null is one that was taken back, or answered. */
    private final @Nullable Task[] tasks = new Task[Claims.SLOTS];
    private volatile long handed;
    private volatile long answered;

    /** How many were taken back, and not yet skipped by the worker. */
    private final AtomicInteger skipsToCome = new AtomicInteger();

    HandedTasks(Claims claims) {
        this.claims = claims;
    }

    private static int slot(long number) {
        return (int) (number & Claims.SLOTS - 1);
    }

    /** How many there are, those included that were taken back and not yet skipped. */
    int count() {
        return (int) (handed - answered);
    }

    /** How many there are without those. */
    int countReal() {
        return Math.max(0, count() - skipsToCome.get());
    }

    /** Notes that {@code worker} has {@code task}, from before it can see it. */
    void add(Task task, Worker worker) {
        long next = handed;
        task.worker = worker;
        task.number = next;
        tasks[slot(next)] = task;
        claims.queue(next);
        handed = next + 1;
    }

    /** Its word is not used again for another one while the dispatcher's lock is held. */
    private boolean has(Task task) {
        return task.equals(tasks[slot(task.number)]);
    }

    /** Takes the task back, if it has not been begun. */
    boolean revoke(Task task) {
        boolean revoked = has(task) && claims.revoke(task.number);
        if (revoked) {
            tasks[slot(task.number)] = null;
            task.worker = null;
            skipsToCome.incrementAndGet();
        }
        return revoked;
    }

    /** Marks the task, if it runs: it is never answered, and the worker must be killed. */
    boolean doom(Task task) {
        return has(task) && claims.doom(task.number);
    }

    /** Takes back at most {@code most} tasks that were not begun, the last ones first. */
    List<Task> takeBack(int most) {
        List<Task> taken = new ArrayList<>();
        for (long n = handed - 1; n >= answered && taken.size() < most; n--) {
            Task task = tasks[slot(n)];
            if (task != null && task.isMovable() && revoke(task)) {
                taken.addFirst(task);
            }
        }
        return taken;
    }

    /** Takes the first task away, for it was answered; null if it was taken back before. */
    @Nullable
    Task next() {
        long next = answered;
        Task task = tasks[slot(next)];
        tasks[slot(next)] = null;
        answered = next + 1;
        return task;
    }

    /** The first task was taken back before, and the worker has not run it. */
    void skip() {
        next();
        skipsToCome.decrementAndGet();
    }

    /** The task that runs now; null if there is none. */
    @Nullable
    Task running() {
        long n = answered;
        return n < handed && claims.isRunning(n) ? tasks[slot(n)] : null;
    }

    /**
     * What a worker leaves.
     *
     * @param begun the task that it died over, if there was one; and what it has answered without
     *     being understood
     * @param untouched the others, in their order
     */
    record Legacy(List<Task> begun, List<Task> untouched) {}

    /** Takes all away: the worker is dead, and its answers were read. */
    // tag::legacy[]
    Legacy legacy() {
        List<Task> begun = new ArrayList<>();
        List<Task> untouched = new ArrayList<>();
        for (long n = answered; n < handed; n++) {
            Task task = tasks[slot(n)];
            tasks[slot(n)] = null;
            if (task != null && (claims.wasBegun(n) || !task.isMovable())) {
                begun.add(task);
            } else if (task != null) {
                untouched.add(task);
            }
        }
        return new Legacy(begun, untouched);
    }
    // end::legacy[]
}
