package poolcraft.pipe;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;

/**
 * Bytes to another process and back, which never blocks: what a {@link StreamConnection} sends its
 * messages over. A service interface: implement it for another transport.
 *
 * <p>What is written at one side is read at the other, in order, without borders. A call does what
 * it can do at once; to wait, {@link #watch} with a {@link Selector} and sleep there. So an
 * interrupt, which would close a channel that a thread blocks on, harms nothing.
 *
 * <p>One thread may read while another writes. The connection above sees to it that no two threads
 * read, and no two write. Any thread may close, also while others read and write.
 */
public interface Stream extends Closeable {

    /**
     * Reads what is there, as far as {@code target} has room.
     *
     * @return the number of bytes; 0 if nothing is there now; -1 if the other side has closed or has
     *     died, and all it wrote has been read
     * @throws IOException if this side is closed, or the transport fails
     */
    int read(ByteBuffer target) throws IOException;

    /**
     * Writes as much of {@code source} as there is room for.
     *
     * @return the number of bytes; 0 if there is no room now
     * @throws IOException if this side is closed, or the other side is gone
     */
    int write(ByteBuffer source) throws IOException;

    /**
     * From now on {@code selector} wakes up when one of {@code operations} may go on; it may wake up
     * in vain. Replaces what this selector was asked for before.
     *
     * @param operations {@link SelectionKey#OP_READ}, {@link SelectionKey#OP_WRITE}, or both
     * @throws IOException if this side is closed
     */
    void watch(Selector selector, int operations) throws IOException;

    /**
     * Waits awake, for a bounded time, until {@code operation} may go on. Worth while only where the
     * other side can answer sooner than a sleep would take; this one does not wait.
     *
     * @return whether it may go on; false also means: not known
     */
    default boolean spin(int operation) {
        return false;
    }

    /**
     * Called before each sleep in a selector that watches this stream. A stream whose other side
     * wakes only those who ask for it asks now; one over a socket has nothing to do.
     *
     * @return false if {@code operation} may go on by now: do not sleep
     */
    default boolean arm(int operation) {
        return true;
    }

    /** Ends {@link #watch}. Nothing happens if the selector does not watch this stream. */
    void unwatch(Selector selector);

    /**
     * Runs {@code action} as soon as it is certain that the other side has closed or died, even if
     * nobody reads or writes. A stream that cannot tell, as this one, does nothing.
     */
    default void whenOtherEnds(Runnable action) {}

    /** Whether it was not closed here; says nothing about the other side. */
    boolean isOpen();

    /** Closes this side. The other one reads what was written, and then the end. */
    @Override
    void close();
}
