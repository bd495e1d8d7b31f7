package poolcraft.pool;

import java.io.Closeable;
import java.io.IOException;
import poolcraft.memory.Ring;
import poolcraft.memory.Segment;

/**
 * The memory that the pool shares with one worker.
 *
 * <pre>
 *        0  claims   a word for each task that was handed out, see {@link Claims}
 *   16,384  inbox    ring: frames from the pool to the worker, see {@link Frame}
 *  279,040  outbox   ring: frames from the worker to the pool
 * </pre>
 *
 * <p>A worker that takes another's place gets new memory: what the one before did can be read from
 * the old one at leisure. Thread-safe as its parts are.
 */
final class WorkerMemory implements Closeable {

    private static final int CAPACITY = 1 << 18;
    private static final long INBOX = Claims.SIZE;
    private static final long OUTBOX = INBOX + Ring.bytes(CAPACITY);
    private static final long SIZE = OUTBOX + Ring.bytes(CAPACITY);

    /** The longest frame that goes through a ring; longer ones lie in a segment of their own. */
    static final int LONGEST_FRAME = CAPACITY / 4;

    private final Segment segment;

    private WorkerMemory(Segment segment) {
        this.segment = segment;
    }

    /** New memory, for the pool. */
    static WorkerMemory create() throws IOException {
        return new WorkerMemory(Segment.create(SIZE));
    }

    /** The memory of this name, for the worker. */
    static WorkerMemory attach(String name) throws IOException {
        return new WorkerMemory(Segment.attach(name));
    }

    String name() {
        return segment.name();
    }

    Claims claims() {
        return new Claims(segment.memory());
    }

    Ring inbox() {
        return Ring.in(segment, INBOX, CAPACITY);
    }

    Ring outbox() {
        return Ring.in(segment, OUTBOX, CAPACITY);
    }

    @Override
    public void close() throws IOException {
        segment.close();
    }
}
