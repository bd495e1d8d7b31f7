package poolcraft.queue;

import java.io.IOException;
import java.io.Serial;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;
import poolcraft.lock.ProcessLock;
import poolcraft.lock.ProcessMark;
import poolcraft.lock.WaitingRoom;
import poolcraft.memory.Annexes;
import poolcraft.memory.Segment;

/**
 * The memory of a queue, drawn in {@link QueueLayout}, and its state:
 *
 * <pre>
 *  OPEN       --shutDown-->  SHUT DOWN   nothing is put any more, what is left is taken
 *  OPEN       --close: by the owner-->  CLOSED
 *  SHUT DOWN  --close: by the owner-->  CLOSED      the rings are gone, and what was in them
 * </pre>
 *
 * <p>{@code shutDown} is done under the put lock: so who sees SHUT DOWN sees all that was put.
 *
 * <p>It travels by itself, as a part of its queue's ticket. Thread-safe.
 */
final class QueueMemory implements Serializable {

    @Serial
    private static final long serialVersionUID = 1L;

    private static final VarHandle LONG = ValueLayout.JAVA_LONG.varHandle();
    private static final long OPEN = 0;
    private static final long SHUT_DOWN = 1;
    private static final long CLOSED = 2;

    @SuppressWarnings("serial") // it sends a ticket
    private final Segment segment;
    private final Annexes annexes;

    private QueueMemory(Segment segment, Annexes annexes) {
        this.segment = segment;
        this.annexes = annexes;
    }

    /** That of an empty queue, which this process owns. */
    static QueueMemory create() throws IOException {
        checkMark();
        Segment segment = Segment.create(QueueLayout.SIZE);
        var memory = new QueueMemory(segment, Annexes.of(segment));
        memory.begin();
        return memory;
    }

    /** The locks of a queue need the mark of this process: without it, nothing is made at all. */
    private static void checkMark() throws IOException {
        try {
            ProcessMark.self();
        } catch (UncheckedIOException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private void begin() {
        var start = new Place();
        start.block = Place.block(1, true);
        setFirstUser(1);
        tail().move(start);
        head().move(start);
        done().move(start);
    }

    MemorySegment bytes() {
        return segment.memory();
    }

    Segment segment() {
        return segment;
    }

    Annexes annexes() {
        return annexes;
    }

    Cursor tail() {
        return new Cursor(bytes(), QueueLayout.TAIL);
    }

    Cursor head() {
        return new Cursor(bytes(), QueueLayout.HEAD);
    }

    Cursor done() {
        return new Cursor(bytes(), QueueLayout.DONE);
    }

    ProcessLock lock(long offset) {
        return ProcessLock.in(segment, offset);
    }

    WaitingRoom room(long offset) {
        return WaitingRoom.in(segment, offset);
    }

    /** The number of the last block that lay in the first ring. For the one who puts. */
    long firstUser() {
        return (long) LONG.get(bytes(), QueueLayout.FIRST_USER);
    }

    void setFirstUser(long number) {
        LONG.set(bytes(), QueueLayout.FIRST_USER, number);
    }

    /** Whether items may have come back to a joinable queue. */
    boolean hasReturned() {
        return (long) LONG.getVolatile(bytes(), QueueLayout.RETURNED) != 0;
    }

    /** For the one who takes. */
    void setReturned(boolean returned) {
        LONG.setVolatile(bytes(), QueueLayout.RETURNED, returned ? 1L : 0L);
    }

    private long state() {
        return (long) LONG.getVolatile(segment.memory(), QueueLayout.STATE);
    }

    /** Whether this process has given it back. */
    boolean isClosedHere() {
        return segment.isClosed();
    }

    boolean isOpen() {
        return state() == OPEN;
    }

    /** From now on nothing is put. For the one who puts, who holds the lock. */
    void shutDown() {
        LONG.compareAndSet(bytes(), QueueLayout.STATE, OPEN, SHUT_DOWN);
    }

    /**
     * Goes on only if this is the memory of a queue that can be used.
     *
     * @throws IllegalStateException if it has been closed, here or by its owner
     */
    void check() {
        if (isClosedHere()) {
            throw new IllegalStateException(
                    "The queue has been closed in this process. Keep it open"
                            + " for as long as it is used.");
        }
        if (state() == CLOSED) {
            throw new IllegalStateException("The queue has been closed by the process that made it,"
                    + " and what was in it is gone. Close it there when nobody uses it any more; to"
                    + " end it, call shutdown() first and let it be emptied.");
        }
    }

    /** Goes on only if something can be put. */
    void checkPut() {
        check();
        if (!isOpen()) {
            throw new QueueShutDownException("The queue has been shut down: nothing can be put any"
                    + " more. Call shutdown() when all who put have finished.");
        }
    }

    /** Gives the memory back here; its owner ends the queue for all. */
    void close() throws IOException {
        if (!segment.isOwner()) {
            segment.close();
            return;
        }
        LONG.setVolatile(bytes(), QueueLayout.STATE, CLOSED);
        room(QueueLayout.NOT_EMPTY).wakeAll();
        room(QueueLayout.NOT_FULL).wakeAll();
        room(QueueLayout.ALL_DONE).wakeAll();
        segment.close();
        annexes.removeAll();
    }
}
