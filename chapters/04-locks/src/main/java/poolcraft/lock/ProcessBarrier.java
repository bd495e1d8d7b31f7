package poolcraft.lock;

import java.io.IOException;
import java.io.Serial;
import java.io.Serializable;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import poolcraft.memory.Segment;
import poolcraft.memory.Shared;

/**
 * A point where all wait for each other, round after round: CPython's {@code
 * multiprocessing.Barrier}.
 *
 * <pre>{@code
 * try (ProcessBarrier barrier = ProcessBarrier.create(3)) {
 *     for (int i = 0; i < 3; i++) {
 *         int part = i;
 *         JvmProcess.start(() -> {
 *             for (int step = 0; step < 100; step++) {
 *                 compute(part, step);
 *                 barrier.await();
 *             }
 *         });
 *     }
 * }
 * }</pre>
 *
 * <p>{@code await} returns when as many threads as there are parties have called it, in whatever
 * processes. The last one to come runs the {@link #withAction action}, if there is one, before any
 * of them goes on. Then the next round begins. The states are listed in {@link BarrierState}.
 *
 * <p><b>A broken barrier.</b> If one of them gives up, since its time is over or it is interrupted,
 * if the action throws, or if somebody calls {@link #abort()}, all who wait get a {@link
 * BrokenBarrierException}, and so does everybody who comes later, until somebody calls {@link
 * #reset()}.
 *
 * <p><b>When a process dies</b> that has ever waited here, in this round or in an earlier one, the
 * barrier breaks within a second of somebody waiting. A process that ends by itself while nobody
 * waits, or that has called {@link #leave()}, takes part no longer, and does not break it. A process
 * that has never waited here is not known, nor is a thread that ends in a process that lives: where
 * that may happen, set a limit. {@link #reset()} forgets the dead.
 *
 * <p><b>Deadlocks.</b> A party that waits here while it holds a lock that another one needs on its
 * way to the barrier waits for ever. Set a limit.
 *
 * <p>Thread-safe, also for virtual threads. Memory effects, across processes, too: what was done
 * before {@code await} is seen by the action, and what was done before and in the action is seen by
 * all after {@code await}. Use after {@link #close()} is an {@link IllegalStateException}.
 */
public final class ProcessBarrier extends Shared {

    /** How much of a segment a barrier takes. */
    public static final int BYTES = BarrierState.BYTES;

    /** What is done once in each round, when all are there; sent to the others with the barrier. */
    @FunctionalInterface
    public interface Action extends Runnable, Serializable {}

    /**
     * What each process brings along.
     *
     * @param parties how many meet
     * @param limit how long they wait at most, or null
     */
    private record Terms(int parties, @Nullable Action action, @Nullable Duration limit)
            implements
                Serializable {}

    private final Terms terms;
    private final BarrierState state;
    private final Attendance attendance;
    private final Sleepers sleepers;

    private ProcessBarrier(Part part, Terms terms) {
        super(part);
        this.terms = terms;
        this.state = new BarrierState(memory());
        this.attendance = new Attendance(state, new Roll(memory(), BarrierState.ROLL));
        this.sleepers = new Sleepers(memory(), BarrierState.SLEEPERS);
    }

    private static Terms terms(int parties) {
        if (parties < 1 || parties > BarrierState.MAX_PARTIES) {
            throw new IllegalArgumentException("At a barrier meet 1 to " + BarrierState.MAX_PARTIES
                    + " parties, and not " + parties + ".");
        }
        return new Terms(parties, null, null);
    }

    /**
     * A new barrier in a segment of its own.
     *
     * @param parties how many meet
     * @throws IOException if there is no room for it
     */
    public static ProcessBarrier create(int parties) throws IOException {
        Terms terms = terms(parties);
        return new ProcessBarrier(Members.newPart(BYTES), terms);
    }

    /**
     * The barrier at {@code offset} of a segment, as it is there; zeros are one at which nobody is
     * yet. It takes {@link #BYTES} bytes.
     *
     * @param parties how many meet; the same number in all processes
     * @throws IllegalArgumentException if the offset is not a multiple of 64
     * @throws IndexOutOfBoundsException if not all of it is inside the segment
     */
    public static ProcessBarrier in(Segment segment, long offset, int parties) {
        return new ProcessBarrier(Part.in(segment, offset, BYTES, CACHE_LINE), terms(parties));
    }

    /** This barrier with an action, which the last one to come runs. Each process has its own. */
    public ProcessBarrier withAction(Action action) {
        Objects.requireNonNull(action, "action");
        return new ProcessBarrier(part(), new Terms(terms.parties, action, terms.limit));
    }

    /** This barrier with a limit for each {@link #await()}. Each process has its own. */
    public ProcessBarrier withLimit(Duration limit) {
        Objects.requireNonNull(limit, "limit");
        return new ProcessBarrier(part(), new Terms(terms.parties, terms.action, limit));
    }

    /** How many meet. */
    public int parties() {
        return terms.parties;
    }

    /** How many are there and wait. */
    public int waiting() {
        memory();
        long word = state.word();
        return BarrierState.isBroken(word) ? 0 : BarrierState.present(word);
    }

    /** Whether it is broken, and nobody has reset it. */
    public boolean isBroken() {
        memory();
        return BarrierState.isBroken(state.word());
    }

    /**
     * Waits until all are there.
     *
     * @return how many were still missing: {@code parties() - 1} for the first to come, 0 for the
     *     last, and each number once
     * @throws BrokenBarrierException if it is broken, or breaks, also by the {@link #withLimit limit}
     * @throws InterruptedException if this thread is interrupted, which breaks it
     */
    public int await() throws InterruptedException, BrokenBarrierException {
        Duration limit = terms.limit;
        if (limit != null) {
            try {
                return await(limit);
            } catch (TimeoutException e) {
                throw (BrokenBarrierException) new BrokenBarrierException(e.getMessage())
                        .initCause(e);
            }
        }
        try (Patience patience = Patience.untilInterrupted()) {
            return await(patience);
        } catch (TimeoutException e) {
            throw new AssertionError("there was no limit", e);
        }
    }

    /**
     * Waits until all are there, at most for {@code limit}.
     *
     * @return how many were still missing, as {@link #await()} does
     * @throws BrokenBarrierException if it is broken, or breaks
     * @throws TimeoutException if the time is over, which breaks it
     * @throws InterruptedException if this thread is interrupted, which breaks it
     */
    public int await(Duration limit)
            throws InterruptedException, BrokenBarrierException, TimeoutException {
        try (Patience patience = Patience
                .atMost(TimeUnit.NANOSECONDS.convert(limit), TimeUnit.NANOSECONDS)) {
            return await(patience);
        }
    }

    private int await(Patience patience)
            throws InterruptedException, BrokenBarrierException, TimeoutException {
        memory();
        return new BarrierWait(state, attendance, sleepers, patience).await(terms.parties,
                terms.action);
    }

    /** Breaks it: all who wait, and all who come until it is reset, get an exception. */
    public void abort() {
        memory();
        state.breakRound(BarrierState.round(state.word()), 0);
        sleepers.wakeAll();
    }

    /**
     * Makes it as new: all who wait get an exception, who comes later begins a new round, and the
     * dead are forgotten.
     */
    public void reset() {
        memory();
        attendance.forgetTheDead();
        long word = state.word();
        if (BarrierState.isFresh(word)) {
            return;
        }
        if (state.breakRound(BarrierState.round(word), 0)) {
            state.begin(BarrierState.round(word));
        }
        sleepers.wakeAll();
    }

    /** This process takes part no longer: its end does not break the barrier. */
    public void leave() {
        memory();
        attendance.leave();
    }

    @Override
    protected Serializable ticket(Part part) {
        return new Ticket(part, terms);
    }

    @Override
    public String toString() {
        return "ProcessBarrier[" + (isBroken() ? "broken" : waiting() + " of " + parties()) + "]";
    }

    private record Ticket(Part part, Terms terms) implements Serializable {

        @Serial
        private Object readResolve() {
            return new ProcessBarrier(part, terms);
        }
    }
}
