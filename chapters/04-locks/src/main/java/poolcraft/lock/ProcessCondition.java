package poolcraft.lock;

import java.io.IOException;
import java.io.Serial;
import java.io.Serializable;
import java.time.Duration;
import java.util.Date;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.function.BooleanSupplier;
import poolcraft.memory.Segment;
import poolcraft.memory.Shared;

/**
 * Waiting for something that another process does under the same lock: CPython's {@code
 * multiprocessing.Condition}.
 *
 * <pre>{@code
 * lock.lock();
 * try {
 *     while (stock.get() == 0) {
 *         filled.await();
 *     }
 *     stock.decrementAndGet();
 * } finally {
 *     lock.unlock();
 * }
 *
 * lock.lock();
 * try {
 *     stock.incrementAndGet();
 *     filled.signal();
 * } finally {
 *     lock.unlock();
 * }
 * }</pre>
 *
 * <p>{@code await} gives the lock up, however often the thread holds it, sleeps until it is
 * notified, and takes the lock again. CPython's {@code notify(n)} is {@link #signal(int)}, its
 * {@code wait_for} is {@link #waitFor(BooleanSupplier, Duration)}. Its states are listed in {@link
 * WaitCells}.
 *
 * <p><b>Notifications.</b> {@code signal} notifies the thread that has waited longest, and {@code
 * signal(n)} exactly n living ones, or all if there are fewer. A waiter does not return without a
 * notification, and one whose time is over or who is interrupted uses none. When a process dies
 * that was notified and has not taken the lock again, another thread that waited at that time gets
 * its notification within a second.
 *
 * <p><b>When the holder of the lock dies,</b> those who wait learn it within a second, unless
 * somebody repairs first: {@code await} throws an {@link OwnerDiedException}, and holds the lock,
 * as it does whenever it ends. A notification that it had goes to another waiter.
 *
 * <p>Thread-safe: every method is called by the holder of the lock, or throws an {@link
 * IllegalMonitorStateException}. Up to {@value WaitCells#MAX} threads can wait at once. Instead use
 * a {@link ProcessEvent} for something that happens once.
 */
public final class ProcessCondition extends Shared implements Condition {

    /** How much of a segment a condition takes. */
    public static final int BYTES = WaitCells.BYTES;

    private final RobustLock lock;
    private final WaitCells cells;

    private ProcessCondition(RobustLock lock, Part part) {
        super(part);
        this.lock = Objects.requireNonNull(lock, "lock");
        this.cells = new WaitCells(memory());
    }

    /**
     * A new condition in a segment of its own.
     *
     * @throws IOException if there is no room for it
     */
    public static ProcessCondition create(RobustLock lock) throws IOException {
        return new ProcessCondition(lock, Members.newPart(BYTES));
    }

    /**
     * The condition at {@code offset} of a segment, as it is there; zeros are a condition that
     * nobody waits for. It takes {@link #BYTES} bytes. All use it with the same lock.
     *
     * @throws IllegalArgumentException if the offset is not a multiple of 64
     * @throws IndexOutOfBoundsException if not all of it is inside the segment
     */
    public static ProcessCondition in(RobustLock lock, Segment segment, long offset) {
        return new ProcessCondition(lock, Part.in(segment, offset, BYTES, CACHE_LINE));
    }

    /** The lock under which this is used; in a child the same object as the one sent beside it. */
    public RobustLock lock() {
        return lock;
    }

    private void checkHeld() {
        memory();
        lock.checkMine();
    }

    /**
     * Waits until it is notified, or interrupted.
     *
     * @throws OwnerDiedException if a holder of the lock died; the lock is held
     */
    @Override
    public void await() throws InterruptedException {
        checkHeld();
        try (Patience patience = Patience.untilInterrupted()) {
            waitOnce(patience);
        }
    }

    /**
     * Waits until it is notified, or interrupted, or the time is over.
     *
     * @return whether it was notified
     * @throws OwnerDiedException if a holder of the lock died; the lock is held
     */
    @Override
    public boolean await(long time, TimeUnit unit) throws InterruptedException {
        return waitAtMost(time, unit);
    }

    private boolean waitAtMost(long time, TimeUnit unit) throws InterruptedException {
        checkHeld();
        try (Patience patience = Patience.atMost(time, unit)) {
            return waitOnce(patience);
        }
    }

    /**
     * Waits until it is notified, or interrupted, or the time is over.
     *
     * @return the nanoseconds that were left, 0 or less if it was not notified
     * @throws OwnerDiedException if a holder of the lock died; the lock is held
     */
    @Override
    public long awaitNanos(long nanos) throws InterruptedException {
        checkHeld();
        try (Patience patience = Patience.atMost(nanos, TimeUnit.NANOSECONDS)) {
            return waitOnce(patience) ? Math.max(1, patience.left()) : Math.min(0, patience.left());
        }
    }

    /**
     * Waits until it is notified, or interrupted, or the clock is there.
     *
     * @return whether it was notified
     * @throws OwnerDiedException if a holder of the lock died; the lock is held
     */
    @Override
    @SuppressWarnings("JavaUtilDate") // The interface has it so.
    public boolean awaitUntil(Date deadline) throws InterruptedException {
        return waitAtMost(deadline.getTime() - System.currentTimeMillis(), TimeUnit.MILLISECONDS);
    }

    /**
     * Waits until it is notified; an interrupt shows in the thread afterwards.
     *
     * @throws OwnerDiedException if a holder of the lock died; the lock is held
     */
    @Override
    public void awaitUninterruptibly() {
        checkHeld();
        try (Patience patience = Patience.endless()) {
            waitOnce(patience);
        } catch (InterruptedException e) {
            throw new AssertionError("an endless wait cannot be interrupted", e);
        }
    }

    private boolean waitOnce(Patience patience) throws InterruptedException {
        lock.state.failIfInconsistent();
        return new ConditionWait(lock, cells, patience).await();
    }

    /**
     * Waits until a predicate holds, which is asked with the lock and after each notification.
     *
     * @return the predicate's value: false if the time is over
     * @throws OwnerDiedException if a holder of the lock died; the lock is held
     */
    public boolean waitFor(BooleanSupplier predicate, Duration limit) throws InterruptedException {
        checkHeld();
        long nanos = TimeUnit.NANOSECONDS.convert(limit);
        try (Patience patience = Patience.atMost(nanos, TimeUnit.NANOSECONDS)) {
            while (!predicate.getAsBoolean()) {
                if (!waitOnce(patience)) {
                    return predicate.getAsBoolean();
                }
            }
            return true;
        }
    }

    /** Notifies the thread that has waited longest, if any waits. */
    @Override
    public void signal() {
        signal(1);
    }

    /**
     * Notifies the {@code count} threads that have waited longest, or all if there are fewer.
     *
     * @return how many it were
     */
    public int signal(int count) {
        checkHeld();
        return cells.notify(count);
    }

    /** Notifies all threads that wait. */
    @Override
    public void signalAll() {
        signal(Integer.MAX_VALUE);
    }

    /** How many threads wait and are not notified yet: for monitoring. */
    public int waiting() {
        checkHeld();
        return cells.waiting();
    }

    @Override
    protected Serializable ticket(Part part) {
        return new Ticket(lock, part);
    }

    @Override
    public String toString() {
        return "ProcessCondition[of " + lock + "]";
    }

    private record Ticket(@SuppressWarnings("serial") RobustLock lock, Part part)
            implements
                Serializable {

        @Serial
        private Object readResolve() {
            return new ProcessCondition(lock, part);
        }
    }
}
