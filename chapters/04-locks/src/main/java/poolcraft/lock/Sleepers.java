package poolcraft.lock;

import java.lang.foreign.MemorySegment;
import java.util.function.BooleanSupplier;
import poolcraft.memory.Spin;

/**
 * Which processes have threads that sleep on a shared thing: a bit for each place among the {@link
 * Members}.
 *
 * <pre>
 *    0  bit p is 1: the process in place p has threads asleep here, and is to be rung
 *  128  end
 * </pre>
 *
 * <p>A sleeper sets the bit of its process and then looks at the shared thing once more; who
 * changed the thing looks at the bits afterwards. Both steps are atomic and in one order for all,
 * so one of the two sees the other. Who rings clears the bit, so that the next ring goes to another
 * process; the one that is woken sets it again if it goes on sleeping. The bit of a dead process
 * costs one ring that nobody hears. Thread-safe.
 */
final class Sleepers {

    static final int BYTES = Members.MAX / Byte.SIZE;

    private final MemorySegment memory;
    private final long offset;
    private final Bell bell = Bell.get();
    private final int self = Members.get().place();

    Sleepers(MemorySegment memory, long offset) {
        this.memory = memory;
        this.offset = offset;
    }

    private long wordOf(int place) {
        return offset + (long) (place / Long.SIZE) * Long.BYTES;
    }

    private static long bitOf(int place) {
        return 1L << place;
    }

    /** From now on this process is rung. Look once more afterwards. */
    void arm() {
        Words.getAndOr(memory, wordOf(self), bitOf(self));
    }

    /** Whether this process would be rung. */
    boolean isArmed() {
        return (Words.get(memory, wordOf(self)) & bitOf(self)) != 0;
    }

    /** Ends the sleep of a thread; another one of this process that sleeps here arms again. */
    void disarm() {
        Words.getAndKeep(memory, wordOf(self), ~bitOf(self));
        bell.ringHere();
    }

    /**
     * Waits until {@code done}, awake and then asleep. For what wakes all at once.
     *
     * @param done asked by any thread
     * @param look asked ten times a second by the waiting thread: whether to stop waiting
     * @return false if patience is over
     */
    boolean await(BooleanSupplier done, BooleanSupplier look, Patience patience)
            throws InterruptedException {
        if (Spin.until(done)) {
            return true;
        }
        var lookout = new Lookout();
        try (Sleep _ = new Sleep(bell, () -> done.getAsBoolean() || !isArmed())) {
            while (true) {
                arm();
                if (done.getAsBoolean() || (lookout.isDue() && look.getAsBoolean())) {
                    return true;
                }
                if (patience.isOver()) {
                    return false;
                }
                patience.nap(bell.napNanos());
            }
        }
    }

    /** Rings at one process, this one last; false if none has threads asleep here. */
    boolean wakeOne() {
        for (int step = 1; step <= Members.MAX; step++) {
            int place = (self + step) % Members.MAX;
            long word = Words.get(memory, wordOf(place));
            if (word == 0) {
                step += Long.SIZE - 1 - place % Long.SIZE;
            } else if ((word & bitOf(place)) != 0 && ring(place)) {
                return true;
            }
        }
        return false;
    }

    /** Rings at all processes. */
    void wakeAll() {
        for (int first = 0; first < Members.MAX; first += Long.SIZE) {
            for (long word = Words.get(memory, wordOf(first)); word != 0; word &= word - 1) {
                ring(first + Long.numberOfTrailingZeros(word));
            }
        }
    }

    // tag::ring[]
    /** Whether the bit was there to be cleared: if not, another was quicker. */
    private boolean ring(int place) {
        long before = Words.getAndKeep(memory, wordOf(place), ~bitOf(place));
        if ((before & bitOf(place)) == 0) {
            return false;
        }
        bell.ring(place);
        return true;
    }
    // end::ring[]
}
