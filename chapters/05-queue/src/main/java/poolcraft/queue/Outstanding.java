package poolcraft.queue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import poolcraft.queue.Incoming.Held;

/** The items that threads of this process have taken and not acknowledged. Thread-safe. */
final class Outstanding {

    private final Map<Thread, Deque<Held>> ofThreads = new ConcurrentHashMap<>();

    /** The current thread has taken an item. */
    void add(Held held) {
        ofThreads.computeIfAbsent(Thread.currentThread(), _ -> new ArrayDeque<>()).add(held);
    }

    boolean hasThisThread() {
        return ofThreads.containsKey(Thread.currentThread());
    }

    /**
     * Forgets the item that the current thread has held longest, and returns it.
     *
     * @throws IllegalStateException if there is none
     */
    Held poll() {
        Thread thread = Thread.currentThread();
        Deque<Held> held = ofThreads.get(thread);
        if (held == null) {
            throw new IllegalStateException("This thread holds no item of the queue. Each item is"
                    + " acknowledged or given back once, by the thread that took it.");
        }
        Held first = held.removeFirst();
        if (held.isEmpty()) {
            ofThreads.remove(thread);
        }
        return first;
    }

    /** Forgets all, of all threads, and returns them. */
    List<Held> drain() {
        List<Held> all = new ArrayList<>();
        for (Thread thread : List.copyOf(ofThreads.keySet())) {
            Deque<Held> held = ofThreads.remove(thread);
            if (held != null) {
                all.addAll(held);
            }
        }
        return all;
    }
}
