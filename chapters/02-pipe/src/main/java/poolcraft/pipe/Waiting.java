package poolcraft.pipe;

import java.io.IOException;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import poolcraft.process.Waitable;

/**
 * Waits for the first of many: connections with a message, processes that end. CPython's {@code
 * multiprocessing.connection.wait}.
 *
 * <pre>{@code
 * List<Waitable> left = new ArrayList<>(List.of(connection, process));
 * while (!left.isEmpty()) {
 *     for (Waitable ready : Waiting.any(left)) {
 *         ...
 *     }
 * }
 * }</pre>
 *
 * <p>A connection whose other end is closed or dead is ready: its {@code receive} tells. Thread-safe:
 * there is no state.
 */
public final class Waiting {

    private Waiting() {}

    /**
     * Waits until one of {@code things} is ready, as long as it takes.
     *
     * @return those that are ready, in their order; empty only if there are no things
     * @throws IOException if one of them cannot be waited for, as a connection that is closed here
     */
    public static <T extends Waitable> List<T> any(Collection<T> things)
            throws IOException, InterruptedException {
        return any(things, Deadline.NEVER);
    }

    /**
     * Waits until one of {@code things} is ready, at most for {@code limit}; zero or less does not
     * wait.
     *
     * @return those that are ready, in their order; empty if none is by then, or if there are no
     *     things
     * @throws IOException if one of them cannot be waited for, as a connection that is closed here
     */
    public static <T extends Waitable> List<T> any(Collection<T> things, Duration limit)
            throws IOException, InterruptedException {
        return any(things, Deadline.in(limit));
    }

    private static <T extends Waitable> List<T> any(Collection<T> things, Deadline deadline)
            throws IOException, InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("interrupted before waiting");
        }
        List<T> ready = readyOf(things);
        if (!ready.isEmpty() || things.isEmpty() || deadline.hasPassed()) {
            return ready;
        }
        try (Selector selector = Selector.open()) {
            return sleep(things, deadline, selector);
        }
    }

    private static <T extends Waitable> List<T> readyOf(Collection<T> things) throws IOException {
        List<T> ready = new ArrayList<>();
        for (T thing : things) {
            if (thing.isReady()) {
                ready.add(thing);
            }
        }
        return ready;
    }

    // tag::first[]
    private static <T extends Waitable> List<T> sleep(Collection<T> things, Deadline deadline,
            Selector selector) throws IOException, InterruptedException {
        try {
            for (T thing : things) {
                thing.watch(selector);
            }
            // What became ready before it was watched wakes nobody up.
            List<T> ready = readyOf(things);
            while (ready.isEmpty() && !deadline.hasPassed()) {
                deadline.select(selector);
                ready = readyOf(things);
            }
            return ready;
        } finally {
            for (T thing : things) {
                thing.unwatch(selector);
            }
        }
    }
    // end::first[]
}
