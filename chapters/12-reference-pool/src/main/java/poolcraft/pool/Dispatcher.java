package poolcraft.pool;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Hands tasks to workers: CPython's task handler, without a thread.
 *
 * <p>A task goes to the worker that has the fewest; when all have enough, it waits in the queue. A
 * worker that has nothing to do takes back what another one has not begun: so a long task holds up
 * nothing that was handed out behind it.
 *
 * <p>Thread-safe: all is done under one lock, and no I/O but a byte that wakes a sleeping worker. Who
 * has the role of the reader may take this lock, never the other way round.
 */
final class Dispatcher {

    private final ReentrantLock lock = new ReentrantLock();
    private final TaskQueue queue = new TaskQueue();
    private final Roster roster = new Roster();

    /** No more tasks will come: a worker with nothing to do may go. */
    private volatile boolean closing;

    /** The workers that live, as of now; never changed. */
    Worker[] workers() {
        return roster.workers();
    }

    /** How many tasks wait for a worker that has room. */
    int waiting() {
        return queue.size();
    }

    /** How many more workers would find something to do at once. */
    int lacking() {
        return Math.max(0, queue.size() + roster.behind());
    }

    /** Whether nobody has anything to do. */
    boolean isAtRest() {
        return queue.size() == 0 && roster.isAtRest();
    }

    /** Takes a task, and hands it out if a worker has room for it. */
    // tag::submit[]
    void submit(Task task) {
        lock.lock();
        try {
            Worker worker = queue.size() == 0 ? roster.freest() : null;
            if (worker == null || !worker.hand(task)) {
                queue.addLast(task);
                return;
            }
            worker.show();
            if (worker.load() > 1) {
                // One may have become idle while its neighbour was chosen.
                takeBackForTheIdle();
            }
        } finally {
            lock.unlock();
        }
    }
    // end::submit[]

    /** Answers were read: whether there is something to {@link #update}. */
    boolean isUnbalanced() {
        return queue.size() > 0 || closing || roster.isUneven();
    }

    /** Whether a worker may answer at any moment without a ring. */
    boolean hasNewWorker() {
        return roster.hasNewOne();
    }

    /** {@code worker} has said hello. */
    void welcome(Worker worker) {
        locked(() -> {
            worker.life().up();
            balance();
        });
    }

    /** A worker has room again, perhaps. Called by the one who reads for all. */
    void update() {
        locked(this::balance);
    }

    private void locked(Runnable action) {
        Patience.lock(lock);
        try {
            action.run();
        } finally {
            lock.unlock();
        }
    }

    private void balance() {
        sendTheFullAway();
        handOut();
        if (queue.size() == 0) {
            takeBackForTheIdle();
            if (closing) {
                sendTheIdleAway();
            }
        }
    }

    /** One to each in turn, so that all have about as many. */
    private void handOut() {
        Set<Worker> changed = new HashSet<>();
        Worker worker = queue.size() > 0 ? roster.freest() : null;
        while (worker != null && handNext(worker)) {
            changed.add(worker);
            worker = queue.size() > 0 ? roster.freest() : null;
        }
        changed.forEach(Worker::show);
    }

    private boolean handNext(Worker worker) {
        Task next = queue.poll();
        if (next == null || worker.hand(next)) {
            return next != null;
        }
        queue.addFirst(next);
        return false;
    }

    // tag::take-back[]
    private void takeBackForTheIdle() {
        for (Worker idle : roster.idle()) {
            Worker busiest = roster.busiest();
            if (busiest == null) {
                return;
            }
            move(busiest.takeBack(busiest.load() / 2), idle);
        }
    }

    private void move(List<Task> tasks, Worker to) {
        for (Task task : tasks) {
            if (!task.isWanted()) {
                task.drop();
            } else if (!to.hand(task)) {
                queue.addLast(task);
            }
        }
        if (!tasks.isEmpty()) {
            to.show();
        }
    }
    // end::take-back[]

    private void sendTheFullAway() {
        for (Worker worker : roster.workers()) {
            if (worker.isToGo() && worker.leave()) {
                worker.show();
            }
        }
    }

    /** Those that are still starting, too. */
    private void sendTheIdleAway() {
        for (Worker worker : roster.workers()) {
            if (worker.load() == 0 && worker.leave()) {
                worker.show();
            }
        }
    }

    /** Hands {@code first} to a worker that has nothing to do with the others yet. */
    void prepare(Worker worker, Task first) {
        locked(() -> {
            worker.hand(first);
            worker.show();
        });
    }

    /** A worker is to be handed tasks. */
    void add(Worker worker) {
        locked(() -> {
            roster.add(worker);
            balance();
        });
    }

    /** No more tasks are to come: workers go when there is nothing left to do. */
    void close() {
        locked(() -> {
            closing = true;
            balance();
        });
    }

    /** Tells the worker to end behind its tasks; whether it could be told. */
    boolean retire(Worker worker) {
        lock.lock();
        try {
            if (worker.life().isGone()) {
                return true;
            }
            boolean told = worker.leave();
            worker.show();
            return told;
        } finally {
            lock.unlock();
        }
    }

    /** Tells a worker with nothing to do to end, if there is one. */
    void retireAnIdleOne() {
        locked(() -> roster.idle().stream().findFirst().ifPresent(this::retire));
    }

    /**
     * Nobody wants {@code task} any more: takes it back if it was not begun.
     *
     * @param doom if it was begun, and this is not null: why its worker is to be killed
     * @return the worker to be killed; null if none is
     */
    @Nullable
    Worker withdraw(Task task, @Nullable Throwable doom) {
        lock.lock();
        try {
            Worker worker = task.worker;
            if (worker == null) {
                // In the queue. It is dropped when its turn comes, if that is soon enough.
                if (task.isWaitedFor() && queue.remove(task)) {
                    task.drop();
                }
                return null;
            }
            if (worker.revoke(task)) {
                task.drop();
            } else if (doom != null && worker.doom(task)) {
                task.doom = doom;
                return worker;
            }
            return null;
        } finally {
            lock.unlock();
        }
    }

    /**
     * The worker's process has ended, and its answers were read. What it had not begun goes to
     * others.
     *
     * @return what it had begun: the task that it died over, if there was one
     */
    List<Task> gone(Worker worker) {
        lock.lock();
        try {
            roster.remove(worker);
            HandedTasks.Legacy legacy = worker.gone();
            legacy.untouched().reversed().forEach(this::again);
            balance();
            return legacy.begun();
        } finally {
            lock.unlock();
        }
    }

    /** A task that its worker died over is to be tried again, before all others. */
    void retry(Task task) {
        locked(() -> {
            again(task);
            balance();
        });
    }

    private void again(Task task) {
        task.worker = null;
        if (task.isWanted()) {
            queue.addFirst(task);
        } else {
            task.drop();
        }
    }

    /** Takes all tasks that wait out of the queue. */
    List<Task> drain() {
        lock.lock();
        try {
            return queue.drain();
        } finally {
            lock.unlock();
        }
    }
}
