package poolcraft.memory;

import java.io.IOException;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;
import java.util.function.LongBinaryOperator;
import java.util.function.LongUnaryOperator;

/**
 * A {@code long} that several processes share: CPython's {@code Value('q')}, with the operations of
 * {@link java.util.concurrent.atomic.AtomicLong}.
 *
 * <pre>{@code
 * try (SharedLong sum = SharedLong.create(0);
 *         JvmProcess child = JvmProcess.start(() -> sum.addAndGet(21))) {
 *     sum.addAndGet(21);
 *     child.join();
 *     System.out.println(sum.get()); // 42
 * }
 * }</pre>
 *
 * <p>CPython's {@code value += 1} loses updates unless it is done under a lock; {@link
 * #addAndGet} loses none, in however many threads and processes.
 *
 * <p>Thread-safe. {@link #get} and {@link #set} have the effects of a volatile field, across
 * processes, too; every other operation has both, except the two called plain. Use after {@link
 * #close()} is an {@link IllegalStateException}.
 */
public final class SharedLong extends Shared {

    private static final VarHandle VALUE = ValueLayout.JAVA_LONG.varHandle();

    SharedLong(Part part) {
        super(part);
    }

    /**
     * A new value, alone in a segment of its own, so that no neighbour slows it down.
     *
     * @throws IOException if there is no room for it
     */
    public static SharedLong create(long initial) throws IOException {
        var value = new SharedLong(Part.create(CACHE_LINE));
        value.set(initial);
        return value;
    }

    /**
     * The value at {@code offset} of a segment, as it is there. For speed give each value that
     * several processes change a cache line of its own: 64 bytes.
     *
     * @throws IllegalArgumentException if the offset is not a multiple of 8
     * @throws IndexOutOfBoundsException if it is outside the segment
     */
    public static SharedLong in(Segment segment, long offset) {
        return new SharedLong(Part.in(segment, offset, 8, 8));
    }

    /** The value. */
    public long get() {
        return (long) VALUE.getVolatile(memory(), 0L);
    }

    /** Changes the value. */
    public void set(long value) {
        VALUE.setVolatile(memory(), 0L, value);
    }

    /** The value, read without any order: quick, and perhaps out of date. */
    public long getPlain() {
        return (long) VALUE.get(memory(), 0L);
    }

    /** Changes the value without any order: others see it at some time. */
    public void setPlain(long value) {
        VALUE.set(memory(), 0L, value);
    }

    /** Changes the value and returns the one before. */
    public long getAndSet(long value) {
        return (long) VALUE.getAndSet(memory(), 0L, value);
    }

    /**
     * Changes the value to {@code next} if it is {@code expected}.
     *
     * @return whether it was
     */
    public boolean compareAndSet(long expected, long next) {
        return VALUE.compareAndSet(memory(), 0L, expected, next);
    }

    /** Adds {@code delta} and returns the value before. */
    public long getAndAdd(long delta) {
        return (long) VALUE.getAndAdd(memory(), 0L, delta);
    }

    /** Adds {@code delta} and returns the new value. */
    public long addAndGet(long delta) {
        return getAndAdd(delta) + delta;
    }

    /** Adds one and returns the new value. */
    public long incrementAndGet() {
        return addAndGet(1);
    }

    /** Adds one and returns the value before. */
    public long getAndIncrement() {
        return getAndAdd(1);
    }

    /** Subtracts one and returns the new value. */
    public long decrementAndGet() {
        return addAndGet(-1);
    }

    /** Subtracts one and returns the value before. */
    public long getAndDecrement() {
        return getAndAdd(-1);
    }

    /** Applies {@code change}, again if another was quicker, and returns the new value. */
    public long updateAndGet(LongUnaryOperator change) {
        while (true) {
            long before = get();
            long next = change.applyAsLong(before);
            if (compareAndSet(before, next)) {
                return next;
            }
        }
    }

    /** Applies {@code change}, again if another was quicker, and returns the value before. */
    public long getAndUpdate(LongUnaryOperator change) {
        while (true) {
            long before = get();
            if (compareAndSet(before, change.applyAsLong(before))) {
                return before;
            }
        }
    }

    /** Combines the value with {@code operand}, and returns the new value. */
    public long accumulateAndGet(long operand, LongBinaryOperator combine) {
        return updateAndGet(before -> combine.applyAsLong(before, operand));
    }

    /** Combines the value with {@code operand}, and returns the value before. */
    public long getAndAccumulate(long operand, LongBinaryOperator combine) {
        return getAndUpdate(before -> combine.applyAsLong(before, operand));
    }

    @Override
    public String toString() {
        return Long.toString(get());
    }
}
