package poolcraft.pool;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The last tasks of a pool, and when each did what. Thread-safe. */
final class Trace {

    private final long begin = System.nanoTime();
    private final int most;
    private final Deque<TaskSpan> spans = new ArrayDeque<>();

    /**
     * A trace.
     *
     * @param most how many tasks it keeps
     */
    Trace(int most) {
        this.most = most;
    }

    synchronized void add(Task task, Answer answer, Worker worker, long now) {
        if (spans.size() == most) {
            spans.removeFirst();
        }
        spans.addLast(new TaskSpan(worker.number(), since(task.submitted),
                since(now - answer.nanos()), since(now), answer.type() == Frame.FAILURE));
    }

    private Duration since(long nanos) {
        return Duration.ofNanos(nanos - begin);
    }

    synchronized List<TaskSpan> spans() {
        return List.copyOf(spans);
    }
}
