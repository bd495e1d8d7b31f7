package poolcraft.lock;

import java.io.IOException;
import java.io.Serial;
import java.io.Serializable;
import java.time.Duration;
import poolcraft.memory.Segment;

/**
 * So many at a time: CPython's {@code multiprocessing.Semaphore}.
 *
 * <pre>{@code
 * try (ProcessSemaphore places = ProcessSemaphore.create(3)) {
 *     for (int i = 0; i < 10; i++) {
 *         JvmProcess.start(() -> {
 *             places.acquire();
 *             try {
 *                 download();
 *             } finally {
 *                 places.release();
 *             }
 *         });
 *     }
 * }
 * }</pre>
 *
 * <p>A process that holds none may release, too: that adds a permit. So a permit can also stand for
 * a thing that one process makes and another uses up. The one that uses it takes it with {@link
 * #consume()}: a permit taken in this way is nobody's, and does not come back when that process
 * dies.
 *
 * <p>CPython differs: there a permit is never given back for the dead, and releasing one that
 * another process acquired is the same as releasing one's own. Here that adds a permit, and the one
 * acquired comes back as well when its holder dies. For what else it promises see {@link
 * RobustSemaphore}. Instead use {@link ProcessBoundedSemaphore} where nothing is ever added.
 *
 * <p>Thread-safe.
 */
public final class ProcessSemaphore extends RobustSemaphore {

    private final Prize consumed = new PermitPrize(state, sleepers, false);

    private ProcessSemaphore(Part part, int permits) {
        super(part, permits);
    }

    /**
     * A new semaphore in a segment of its own.
     *
     * @param permits how many are free at first, 0 to {@link #MAX_PERMITS}
     * @throws IOException if there is no room for it
     */
    public static ProcessSemaphore create(int permits) throws IOException {
        int free = checked(permits);
        return new ProcessSemaphore(Members.newPart(BYTES), free);
    }

    /**
     * The semaphore at {@code offset} of a segment, as it is there; zeros are one of which no
     * permit is taken. It takes {@link #BYTES} bytes.
     *
     * @param permits how many are free at first; the same number in all processes
     * @throws IllegalArgumentException if the offset is not a multiple of 64
     * @throws IndexOutOfBoundsException if not all of it is inside the segment
     */
    public static ProcessSemaphore in(Segment segment, long offset, int permits) {
        return new ProcessSemaphore(Part.in(segment, offset, BYTES, CACHE_LINE), checked(permits));
    }

    /** Takes a permit for good; waits for one until this thread is interrupted. */
    public void consume() throws InterruptedException {
        try (Patience patience = Patience.untilInterrupted()) {
            win(consumed, patience);
        }
    }

    /**
     * Takes a permit for good; waits for one for at most {@code limit}. Zero and less do not wait.
     *
     * @return whether it was taken
     */
    public boolean tryConsume(Duration limit) throws InterruptedException {
        return tryToWin(consumed, limit);
    }

    /**
     * Gives back a permit that this process holds, or adds one if it holds none.
     *
     * @throws IllegalStateException if there are {@link #MAX_PERMITS} already
     */
    @Override
    public void release() {
        memory();
        if (!state.release() && !state.add()) {
            throw new IllegalStateException("This semaphore has " + MAX_PERMITS
                    + " free permits, which is the limit. Something releases and nothing acquires.");
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
            return new ProcessSemaphore(part, permits);
        }
    }
}
