package poolcraft.memory;

import java.io.IOException;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;
import java.util.function.IntBinaryOperator;
import java.util.function.IntUnaryOperator;

/**
 * An {@code int} that several processes share: CPython's {@code Value('i')}, with the operations of
 * {@link java.util.concurrent.atomic.AtomicInteger}.
 *
 * <pre>{@code
 * try (SharedInt hits = SharedInt.create(0);
 *         JvmProcess child = JvmProcess.start(() -> hits.incrementAndGet())) {
 *     hits.incrementAndGet();
 *     child.join();
 *     System.out.println(hits.get()); // 2
 * }
 * }</pre>
 *
 * <p>CPython's {@code value += 1} loses updates unless it is done under a lock; {@link
 * #incrementAndGet} loses none, in however many threads and processes.
 *
 * <p>Thread-safe. {@link #get} and {@link #set} have the effects of a volatile field, across
 * processes, too; every other operation has both, except the two called plain. Use after {@link
 * #close()} is an {@link IllegalStateException}.
 */
public final class SharedInt extends Shared {

    private static final VarHandle VALUE = ValueLayout.JAVA_INT.varHandle();

    SharedInt(Part part) {
        super(part);
    }

    /**
     * A new value, alone in a segment of its own, so that no neighbour slows it down.
     *
     * @throws IOException if there is no room for it
     */
    public static SharedInt create(int initial) throws IOException {
        var value = new SharedInt(Part.create(CACHE_LINE));
        value.set(initial);
        return value;
    }

    /**
     * The value at {@code offset} of a segment, as it is there. For speed give each value that
     * several processes change a cache line of its own: 64 bytes.
     *
     * @throws IllegalArgumentException if the offset is not a multiple of 4
     * @throws IndexOutOfBoundsException if it is outside the segment
     */
    public static SharedInt in(Segment segment, long offset) {
        return new SharedInt(Part.in(segment, offset, 4, 4));
    }

    /** The value. */
    public int get() {
        return (int) VALUE.getVolatile(memory(), 0L);
    }

    /** Changes the value. */
    public void set(int value) {
        VALUE.setVolatile(memory(), 0L, value);
    }

    /** The value, read without any order: quick, and perhaps out of date. */
    public int getPlain() {
        return (int) VALUE.get(memory(), 0L);
    }

    /** Changes the value without any order: others see it at some time. */
    public void setPlain(int value) {
        VALUE.set(memory(), 0L, value);
    }

    /** Changes the value and returns the one before. */
    public int getAndSet(int value) {
        return (int) VALUE.getAndSet(memory(), 0L, value);
    }

    /**
     * Changes the value to {@code next} if it is {@code expected}.
     *
     * @return whether it was
     */
    public boolean compareAndSet(int expected, int next) {
        return VALUE.compareAndSet(memory(), 0L, expected, next);
    }

    /** Adds {@code delta} and returns the value before. */
    // tag::add[]
    public int getAndAdd(int delta) {
        return (int) VALUE.getAndAdd(memory(), 0L, delta);
    }

    /** Adds {@code delta} and returns the new value. */
    public int addAndGet(int delta) {
        return getAndAdd(delta) + delta;
    }
    // end::add[]

    /** Adds one and returns the new value. */
    public int incrementAndGet() {
        return addAndGet(1);
    }

    /** Adds one and returns the value before. */
    public int getAndIncrement() {
        return getAndAdd(1);
    }

    /** Subtracts one and returns the new value. */
    public int decrementAndGet() {
        return addAndGet(-1);
    }

    /** Subtracts one and returns the value before. */
    public int getAndDecrement() {
        return getAndAdd(-1);
    }

    /** Applies {@code change}, again if another was quicker, and returns the new value. */
    // tag::update[]
    public int updateAndGet(IntUnaryOperator change) {
        while (true) {
            int before = get();
            int next = change.applyAsInt(before);
            if (compareAndSet(before, next)) {
                return next;
            }
        }
    }
    // end::update[]

    /** Applies {@code change}, again if another was quicker, and returns the value before. */
    public int getAndUpdate(IntUnaryOperator change) {
        while (true) {
            int before = get();
            if (compareAndSet(before, change.applyAsInt(before))) {
                return before;
            }
        }
    }

    /** Combines the value with {@code operand}, and returns the new value. */
    public int accumulateAndGet(int operand, IntBinaryOperator combine) {
        return updateAndGet(before -> combine.applyAsInt(before, operand));
    }

    /** Combines the value with {@code operand}, and returns the value before. */
    public int getAndAccumulate(int operand, IntBinaryOperator combine) {
        return getAndUpdate(before -> combine.applyAsInt(before, operand));
    }

    @Override
    public String toString() {
        return Integer.toString(get());
    }
}
