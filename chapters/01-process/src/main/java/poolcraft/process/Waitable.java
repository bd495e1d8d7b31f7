package poolcraft.process;

import java.io.IOException;
import java.nio.channels.Selector;

/**
 * Something that one can wait for together with others: a process that ends, a connection with a
 * message. CPython's objects with a {@code sentinel} or a {@code fileno()}, as {@code
 * multiprocessing.connection.wait} takes them.
 *
 * <p>To wait is to look, and to sleep in a {@link Selector} while there is nothing:
 *
 * <pre>{@code
 * thing.watch(selector);
 * while (!thing.isReady()) {
 *     selector.select();
 * }
 * thing.unwatch(selector);
 * }</pre>
 *
 * <p>Implementations are thread-safe. A selector may watch many things, and a thing may be watched
 * by many selectors.
 */
public interface Waitable {

    /**
     * Whether what one waits for is here; never waits. Who is told yes may find that another thread
     * was quicker.
     */
    boolean isReady() throws IOException;

    /**
     * From now on {@code selector} wakes up when this may have become ready, also if that happens
     * before the next {@code select}. It may wake up in vain.
     */
    void watch(Selector selector) throws IOException;

    /** Ends {@link #watch}. Nothing happens if the selector does not watch this. */
    void unwatch(Selector selector);
}
