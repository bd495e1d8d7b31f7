package poolcraft.lock;

import java.io.IOException;
import java.io.Serial;
import java.io.Serializable;
import poolcraft.memory.Segment;

/**
 * A lock that one thread of one process holds at a time: CPython's {@code multiprocessing.Lock}.
 *
 * <pre>{@code
 * try (ProcessLock lock = ProcessLock.create(); SharedInt total = SharedInt.create(0)) {
 *     JvmProcess child = JvmProcess.start(() -> add(lock, total));
 *     add(lock, total);
 *     child.join();
 * }
 *
 * static void add(ProcessLock lock, SharedInt total) {
 *     lock.lock();
 *     try {
 *         total.setPlain(total.getPlain() + 1);
 *     } finally {
 *         lock.unlock();
 *     }
 * }
 * }</pre>
 *
 * <p>It is sent to a child by using it in the child's target. When the process that holds it dies,
 * the next one is told: see {@link RobustLock}, also for how it waits, for what it promises and for
 * its states.
 *
 * <p>CPython differs: there any process may release it, and it stays locked when its holder dies.
 * Here only the holder unlocks it, and a thread that locks it twice gets an {@link
 * IllegalStateException} in place of waiting for itself for ever. Instead use {@link
 * ProcessReentrantLock} where one method that locks calls another, and {@link
 * java.util.concurrent.locks.ReentrantLock} between the threads of one process.
 *
 * <p>Thread-safe.
 */
public final class ProcessLock extends RobustLock {

    private ProcessLock(Part part) {
        super(part);
    }

    /**
     * A new lock in a segment of its own.
     *
     * @throws IOException if there is no room for it
     */
    public static ProcessLock create() throws IOException {
        return new ProcessLock(Members.newPart(BYTES));
    }

    /**
     * The lock at {@code offset} of a segment, as it is there; zeros are a free lock. It takes
     * {@link #BYTES} bytes.
     *
     * @throws IllegalArgumentException if the offset is not a multiple of 64
     * @throws IndexOutOfBoundsException if not all of it is inside the segment
     */
    public static ProcessLock in(Segment segment, long offset) {
        return new ProcessLock(Part.in(segment, offset, BYTES, CACHE_LINE));
    }

    @Override
    boolean takeNow() {
        return state.take();
    }

    @Override
    void failIfMine() {
        if (state.isMine()) {
            throw new IllegalStateException("This thread holds the lock already, and would wait for"
                    + " itself for ever. Unlock it first, or use a ProcessReentrantLock.");
        }
    }

    @Override
    boolean leave() {
        return true;
    }

    @Override
    protected Serializable ticket(Part part) {
        return new Ticket(part);
    }

    private static final class Ticket implements Serializable {

        @Serial
        private static final long serialVersionUID = 1L;

        private final Part part;

        Ticket(Part part) {
            this.part = part;
        }

        @Serial
        private Object readResolve() {
            return new ProcessLock(part);
        }
    }
}
