package poolcraft.manager;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The objects to which one client refers, and how often: it may call these and no others.
 * Thread-safe.
 */
final class References {

    private final Map<Long, Counted> counted = new ConcurrentHashMap<>();

    private record Counted(Entry entry, int references) {}

    /** One reference more. */
    void retain(Entry entry) {
        counted.merge(entry.number(), new Counted(entry, 1),
                (before, one) -> new Counted(entry, before.references + 1));
    }

    /** One reference less; nothing happens if there is none. */
    void release(long number) {
        counted.computeIfPresent(number, (_, before) -> before.references == 1
                ? null
                : new Counted(before.entry, before.references - 1));
    }

    /** The object with this number; null if the client has no reference to it. */
    @Nullable
    Entry find(long number) {
        Counted found = counted.get(number);
        return found == null ? null : found.entry;
    }

    /** The numbers of all. */
    Set<Long> numbers() {
        return counted.keySet();
    }

    /** The client is gone. */
    void clear() {
        counted.clear();
    }
}
