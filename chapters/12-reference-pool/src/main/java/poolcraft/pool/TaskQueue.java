package poolcraft.pool;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tasks that wait, in their order: CPython's task queue. Guarded by the dispatcher's lock, but for a
 * look at its size.
 */
final class TaskQueue {

    private final Deque<Task> tasks = new ArrayDeque<>();
    private volatile int size;

    /** How many there are, those included that nobody wants any more. */
    int size() {
        return size;
    }

    void addLast(Task task) {
        tasks.addLast(task);
        size = tasks.size();
    }

    /** Before all others: it has waited before. */
    void addFirst(Task task) {
        tasks.addFirst(task);
        size = tasks.size();
    }

    /** Takes the first task that somebody wants; null if there is none. */
    @Nullable
    Task poll() {
        Task first = tasks.poll();
        while (first != null && !first.isWanted()) {
            first.drop();
            first = tasks.poll();
        }
        size = tasks.size();
        return first;
    }

    /** Takes {@code task} away, if it is here; takes a look at each. */
    boolean remove(Task task) {
        boolean removed = tasks.remove(task);
        size = tasks.size();
        return removed;
    }

    /** Takes all that somebody wants. */
    List<Task> drain() {
        List<Task> all = new ArrayList<>();
        for (Task task = poll(); task != null; task = poll()) {
            all.add(task);
        }
        return all;
    }
}
