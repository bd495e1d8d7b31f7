package poolcraft.lock;

import java.io.IOException;
import java.io.Serial;
import java.io.Serializable;
import poolcraft.memory.Segment;

/**
 * A semaphore that never has more permits than at first: CPython's {@code
 * multiprocessing.BoundedSemaphore}.
 *
 * <pre>{@code
 * connections.acquire();
 * try {
 *     query();
 * } finally {
 *     connections.release();
 * }
 * }</pre>
 *
 * <p>A process releases what it acquired, and nothing else: one release too many is an {@link
 * IllegalStateException}. CPython notices that only if no permit is taken at that moment. For what
 * else it promises see {@link RobustSemaphore}.
 *
 * <p>Thread-safe.
 */
public final class ProcessBoundedSemaphore extends RobustSemaphore {

    private ProcessBoundedSemaphore(Part part, int permits) {
        super(part, permits);
    }

    /**
     * A new semaphore in a segment of its own.
     *
     * @param permits how many there are, 0 to {@link #MAX_PERMITS}
     * @throws IOException if there is no room for it
     */
    public static ProcessBoundedSemaphore create(int permits) throws IOException {
        int free = checked(permits);
        return new ProcessBoundedSemaphore(Members.newPart(BYTES), free);
    }

    /**
     * The semaphore at {@code offset} of a segment, as it is there; zeros are one of which no
     * permit is taken. It takes {@link #BYTES} bytes.
     *
     * @param permits how many there are; the same number in all processes
     * @throws IllegalArgumentException if the offset is not a multiple of 64
     * @throws IndexOutOfBoundsException if not all of it is inside the segment
     */
    public static ProcessBoundedSemaphore in(Segment segment, long offset, int permits) {
        return new ProcessBoundedSemaphore(Part.in(segment, offset, BYTES, CACHE_LINE),
                checked(permits));
    }

    /**
     * Gives back a permit that this process holds.
     *
     * @throws IllegalStateException if it holds none
     */
    @Override
    public void release() {
        memory();
        if (!state.release()) {
            throw new IllegalStateException("This process holds no permit of this semaphore, and"
                    + " releases one. Release once for each acquire, in the process that acquired.");
        }
        sleepers.wakeOne();
    }

    @Override
    protected Serializable ticket(Part part) {
        return new Ticket(part, permits());
    }

    private static final class Ticket implements Serializable {

        @Serial
        private static final long serialVersionUID = 1L;

        private final Part part;
        private final int permits;

        Ticket(Part part, int permits) {
            this.part = part;
            this.permits = permits;
        }

        @Serial
        private Object readResolve() {
            return new ProcessBoundedSemaphore(part, permits);
        }
    }
}
