package poolcraft.lock;

import java.io.Serial;
import java.io.Serializable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import poolcraft.memory.Segment;
import poolcraft.memory.Shared;

/**
 * Where threads of many processes wait until something in shared memory has changed: for building
 * what one waits for. Changing it costs next to nothing while nobody sleeps.
 *
 * <pre>{@code
 * // who waits
 * while (!tryToTake()) {
 *     room.await(() -> count.get() > 0, () -> false, nanos);
 * }
 * // who makes it true
 * count.incrementAndGet();
 * room.wakeOne();
 * }</pre>
 *
 * <p>Its memory:
 *
 * <pre>
 *      0  arrivals  long  0 if nobody has gone to sleep since none was found asleep
 *     64  sleepers  128 bytes, see {@link Sleepers}
 *    192  end
 * </pre>
 *
 * <p>No wake-up is lost: a sleeper sets its bit, counts its arrival and looks once more; who makes it
 * true does that first, with the effects of a volatile write, and then looks at the arrivals. It sets
 * them back only if nobody has arrived since it looked. A process that is killed between its change
 * and its ring, or between being rung and going on, leaves the others to their naps of 100 ms.
 *
 * <p>One thread of a process sleeps here at a time, others wait behind it. Thread-safe, also for
 * virtual threads. Use after {@link #close()} is an {@link IllegalStateException}.
 */
public final class WaitingRoom extends Shared {

    /** How much of a segment it takes. */
    public static final int BYTES = 64 + Sleepers.BYTES;

    private static final long ARRIVALS = 0;
    private static final long SLEEPERS = 64;

    private static final int SPINS = Runtime.getRuntime().availableProcessors() > 1 ? 200 : 0;
    private static final int LOOKS = SPINS + 100;

    private final Sleepers sleepers;
    private final Bell bell = Bell.get();
    private final ReentrantLock gate = new ReentrantLock();
    private final Lookout lookout = new Lookout();

    private WaitingRoom(Part part) {
        super(part);
        this.sleepers = new Sleepers(memory(), SLEEPERS);
    }

    /**
     * The one at {@code offset} of a segment, as it is there; zeros are an empty one. It takes
     * {@link #BYTES} bytes.
     *
     * @throws IllegalArgumentException if the offset is not a multiple of 64
     * @throws IndexOutOfBoundsException if not all of it is inside the segment
     */
    public static WaitingRoom in(Segment segment, long offset) {
        return new WaitingRoom(Part.in(segment, offset, BYTES, CACHE_LINE));
    }

    /**
     * Waits awake and then asleep, at most for {@code nanos}. Whoever waits for what only one can
     * have tries to take it afterwards, and comes back if another was quicker.
     *
     * @param ready whether the wait is over; asked by any thread, and often
     * @param look whether there is another reason to stop waiting, such as somebody's death; asked
     *     ten times a second by the waiting thread
     * @return false if the time was over, or less than 1
     */
    public boolean await(BooleanSupplier ready, BooleanSupplier look, long nanos)
            throws InterruptedException {
        try (Patience patience = Patience.atMost(nanos, TimeUnit.NANOSECONDS)) {
            if (!patience.enter(gate)) {
                return false;
            }
            try {
                return waitAwake(ready) || sleep(ready, look, patience);
            } finally {
                gate.unlock();
            }
        }
    }

    /** The longer it takes, the more likely the other one waits for this processor. */
    @SuppressWarnings("ThreadPriorityCheck") // yielding is an offer; what counts is the sleep behind
    private static boolean waitAwake(BooleanSupplier ready) {
        for (int look = 0; look < LOOKS; look++) {
            if (ready.getAsBoolean()) {
                return true;
            }
            if (look < SPINS) {
                Thread.onSpinWait();
            } else {
                Thread.yield();
            }
        }
        return false;
    }

    private boolean sleep(BooleanSupplier ready, BooleanSupplier look, Patience patience)
            throws InterruptedException {
        boolean over = false;
        try (Sleep _ = new Sleep(bell, () -> ready.getAsBoolean() || !sleepers.isArmed())) {
            over = sleepUntil(ready, look, patience);
            return over;
        } finally {
            sleepers.disarm();
            if (!over && ready.getAsBoolean()) {
                wakeOne(); // this thread may have been rung, and another was not
            }
        }
    }

    private boolean sleepUntil(BooleanSupplier ready, BooleanSupplier look, Patience patience)
            throws InterruptedException {
        while (true) {
            sleepers.arm();
            Words.getAndAdd(memory(), ARRIVALS, 1);
            if (ready.getAsBoolean() || (lookout.isDue() && look.getAsBoolean())) {
                return true;
            }
            if (patience.isOver()) {
                return false;
            }
            patience.nap(bell.napNanos());
        }
    }

    /**
     * Wakes a process that has threads asleep here.
     *
     * @return false if there was none
     */
    public boolean wakeOne() {
        long arrivals = Words.get(memory(), ARRIVALS);
        if (arrivals == 0) {
            return false;
        }
        boolean rang = sleepers.wakeOne();
        if (!rang) {
            Words.compareAndSet(memory(), ARRIVALS, arrivals, 0);
        }
        return rang;
    }

    /** Wakes all who sleep here. */
    public void wakeAll() {
        if (Words.get(memory(), ARRIVALS) != 0) {
            sleepers.wakeAll();
        }
    }

    @Override
    protected Serializable ticket(Part part) {
        return new Ticket(part);
    }

    @Override
    public String toString() {
        return "WaitingRoom[" + (Words.get(memory(), ARRIVALS) == 0 ? "empty" : "in use") + "]";
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
            return new WaitingRoom(part);
        }
    }
}
