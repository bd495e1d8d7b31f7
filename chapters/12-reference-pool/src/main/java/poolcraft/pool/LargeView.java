package poolcraft.pool;

import java.io.Closeable;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import poolcraft.memory.Segment;

/** The segments of another process's {@link LargeStore}, mapped here. Used by one thread at a time. */
final class LargeView implements Closeable {

    /** So many stay mapped; the one that was used longest ago goes. */
    private static final int MAPPED = 8;

    private final Map<String, Segment> mapped = new LinkedHashMap<>(16, 0.75f, true);

    /** The segment of this name. */
    Segment get(String name) throws IOException {
        Segment known = mapped.get(name);
        if (known != null) {
            return known;
        }
        if (mapped.size() >= MAPPED) {
            String eldest = mapped.keySet().iterator().next();
            mapped.remove(eldest).close();
        }
        Segment attached = Segment.attach(name);
        mapped.put(name, attached);
        return attached;
    }

    @Override
    public void close() throws IOException {
        for (Segment segment : mapped.values()) {
            segment.close();
        }
        mapped.clear();
    }
}
