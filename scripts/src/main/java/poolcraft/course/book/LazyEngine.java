package poolcraft.course.book;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The renderer, started when first asked for. Not thread-safe. */
final class LazyEngine implements Supplier<AdocEngine>, AutoCloseable {

    private @Nullable AdocEngine engine;

    @Override
    public AdocEngine get() {
        AdocEngine started = engine;
        if (started == null) {
            started = new AdocEngine();
            engine = started;
        }
        return started;
    }

    boolean isStarted() {
        return engine != null;
    }

    @Override
    public void close() {
        if (engine != null) {
            engine.close();
        }
    }
}
