package poolcraft.lock;

import java.io.IOException;
import java.io.Serial;
import java.io.Serializable;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import poolcraft.memory.Segment;
import poolcraft.memory.Shared;

/**
 * Something that happens, and that other processes wait for: CPython's {@code
 * multiprocessing.Event}.
 *
 * <pre>{@code
 * try (ProcessEvent ready = ProcessEvent.create()) {
 *     JvmProcess server = JvmProcess.start(() -> {
 *         open();
 *         ready.set();
 *         serve();
 *     });
 *     if (!ready.await(Duration.ofSeconds(5))) {
 *         System.out.println("the server does not come up");
 *     }
 * }
 * }</pre>
 *
 * <p>Its memory, and its states:
 *
 * <pre>
 *      0  word      long  bit 0: whether it is set; above: how often it has been
 *     64  sleepers  128 bytes, see {@link Sleepers}
 *    192  end
 *
 *  CLEAR  --set: all who wait go on-->  SET
 *  SET    --set-->                      SET
 *  SET    --clear-->                    CLEAR
 * </pre>
 *
 * <p>Who waits sees the number change: so a {@link #set()} wakes all who waited before it, even if
 * a {@link #clear()} follows at once.
 *
 * <p><b>The dead.</b> Nobody holds an event, so the death of a process changes nothing, at whatever
 * moment. But if the one that would have set it dies, it will not be set: wait with a limit, and
 * look whether that process is alive.
 *
 * <p>Thread-safe. Memory effects, across processes, too: what was done before {@code set} is seen
 * after {@code await}. Use after {@link #close()} is an {@link IllegalStateException}.
 */
public final class ProcessEvent extends Shared {

    /** How much of a segment an event takes. */
    public static final int BYTES = 64 + Sleepers.BYTES;

    private static final long WORD = 0;
    private static final long SLEEPERS = 64;

    private static final long SET = 1;
    private static final long ONCE = 2;

    private final Sleepers sleepers;

    private ProcessEvent(Part part) {
        super(part);
        this.sleepers = new Sleepers(memory(), SLEEPERS);
    }

    /**
     * A new event, clear, in a segment of its own.
     *
     * @throws IOException if there is no room for it
     */
    public static ProcessEvent create() throws IOException {
        return new ProcessEvent(Members.newPart(BYTES));
    }

    /**
     * The event at {@code offset} of a segment, as it is there; zeros are a clear one. It takes
     * {@link #BYTES} bytes.
     *
     * @throws IllegalArgumentException if the offset is not a multiple of 64
     * @throws IndexOutOfBoundsException if not all of it is inside the segment
     */
    public static ProcessEvent in(Segment segment, long offset) {
        return new ProcessEvent(Part.in(segment, offset, BYTES, CACHE_LINE));
    }

    private long word() {
        return Words.get(memory(), WORD);
    }

    /** Whether it is set. */
    public boolean isSet() {
        return (word() & SET) != 0;
    }

    // tag::set[]
    /** Sets it: all who wait go on, and nobody waits until it is cleared. */
    public void set() {
        long word = word();
        while ((word & SET) == 0) {
            if (Words.compareAndSet(memory(), WORD, word, (word + ONCE) | SET)) {
                sleepers.wakeAll();
                return;
            }
            word = word();
        }
    }
    // end::set[]

    /** Clears it: from now on {@code await} waits. */
    public void clear() {
        Words.getAndKeep(memory(), WORD, ~SET);
    }

    /** Waits until it is set; returns at once if it is. */
    public void await() throws InterruptedException {
        try (Patience patience = Patience.untilInterrupted()) {
            await(patience);
        }
    }

    /**
     * Waits until it is set, at most for {@code limit}; zero and less do not wait.
     *
     * @return whether it was set
     */
    public boolean await(Duration limit) throws InterruptedException {
        try (Patience patience = Patience
                .atMost(TimeUnit.NANOSECONDS.convert(limit), TimeUnit.NANOSECONDS)) {
            return await(patience);
        }
    }

    // tag::await[]
    private boolean await(Patience patience) throws InterruptedException {
        long before = word();
        if ((before & SET) != 0) {
            return true;
        }
        return !patience.isOver()
                && sleepers.await(() -> wasSetSince(before), () -> false, patience);
    }

    private boolean wasSetSince(long before) {
        return (word() & ~SET) != before;
    }
    // end::await[]

    @Override
    protected Serializable ticket(Part part) {
        return new Ticket(part);
    }

    @Override
    public String toString() {
        return "ProcessEvent[" + (isSet() ? "set" : "clear") + "]";
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
            return new ProcessEvent(part);
        }
    }
}
