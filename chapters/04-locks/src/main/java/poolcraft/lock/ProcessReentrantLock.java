package poolcraft.lock;

import java.io.IOException;
import java.io.Serial;
import java.io.Serializable;
import poolcraft.memory.Segment;

/**
 * A {@link ProcessLock} that the thread which holds it may lock again: CPython's {@code
 * multiprocessing.RLock}. It is free after as many unlocks as there were locks.
 *
 * <pre>{@code
 * lock.lock();
 * try {
 *     addTwice(); // locks it, too
 * } finally {
 *     lock.unlock();
 * }
 * }</pre>
 *
 * <p>A thread may hold it {@value #MAX_HOLDS} times at once; one more is an {@link
 * IllegalStateException}, since a program that gets there has lost an unlock. For all else see
 * {@link RobustLock}.
 *
 * <p>Thread-safe.
 */
public final class ProcessReentrantLock extends RobustLock {

    /** How often one thread can hold it at once. */
    public static final int MAX_HOLDS = 65_535;

    private ProcessReentrantLock(Part part) {
        super(part);
    }

    /**
     * A new lock in a segment of its own.
     *
     * @throws IOException if there is no room for it
     */
    public static ProcessReentrantLock create() throws IOException {
        return new ProcessReentrantLock(Members.newPart(BYTES));
    }

    /**
     * The lock at {@code offset} of a segment, as it is there; zeros are a free lock. It takes
     * {@link #BYTES} bytes.
     *
     * @throws IllegalArgumentException if the offset is not a multiple of 64
     * @throws IndexOutOfBoundsException if not all of it is inside the segment
     */
    public static ProcessReentrantLock in(Segment segment, long offset) {
        return new ProcessReentrantLock(Part.in(segment, offset, BYTES, CACHE_LINE));
    }

    /** How often the current thread holds it; 0 if it does not. */
    public int holdCount() {
        return state.isMine() ? state.holds() : 0;
    }

    @Override
    boolean takeNow() {
        return state.take() || takeAgain();
    }

    private boolean takeAgain() {
        if (!state.isMine()) {
            return false;
        }
        int holds = state.holds();
        if (holds == MAX_HOLDS) {
            throw new IllegalStateException("This thread holds the lock " + MAX_HOLDS
                    + " times, which is the limit. Unlock it as often as you lock it.");
        }
        state.setHolds(holds + 1);
        return true;
    }

    @Override
    void failIfMine() {}

    @Override
    boolean leave() {
        int left = state.holds() - 1;
        state.setHolds(left);
        return left == 0;
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
            return new ProcessReentrantLock(part);
        }
    }
}
