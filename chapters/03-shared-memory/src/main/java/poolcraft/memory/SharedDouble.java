package poolcraft.memory;

import java.io.IOException;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/**
 * A {@code double} that several processes share: CPython's {@code Value('d')}, with the operations of
 * {@link java.util.concurrent.atomic.AtomicLong}.
 *
 * <pre>{@code
 * try (SharedDouble sum = SharedDouble.create(0.5);
 *         JvmProcess child = JvmProcess.start(() -> sum.addAndGet(0.25))) {
 *     sum.addAndGet(0.25);
 *     child.join();
 *     System.out.println(sum.get()); // 1.0
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
public final class SharedDouble extends Shared {

    private static final VarHandle VALUE = ValueLayout.JAVA_DOUBLE.varHandle();

    SharedDouble(Part part) {
        super(part);
    }

    /**
     * A new value, alone in a segment of its own, so that no neighbour slows it down.
     *
     * @throws IOException if there is no room for it
     */
    public static SharedDouble create(double initial) throws IOException {
        var value = new SharedDouble(Part.create(CACHE_LINE));
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
    public static SharedDouble in(Segment segment, long offset) {
        return new SharedDouble(Part.in(segment, offset, 8, 8));
    }

    /** The value. */
    public double get() {
        return (double) VALUE.getVolatile(memory(), 0L);
    }

    /** Changes the value. */
    public void set(double value) {
        VALUE.setVolatile(memory(), 0L, value);
    }

    /** The value, read without any order: quick, and perhaps out of date. */
    public double getPlain() {
        return (double) VALUE.get(memory(), 0L);
    }

    /** Changes the value without any order: others see it at some time. */
    public void setPlain(double value) {
        VALUE.set(memory(), 0L, value);
    }

    /** Changes the value and returns the one before. */
    public double getAndSet(double value) {
        return (double) VALUE.getAndSet(memory(), 0L, value);
    }

    /**
     * Changes the value to {@code next} if it is {@code expected}, bit for bit.
     *
     * @return whether it was
     */
    public boolean compareAndSet(double expected, double next) {
        return VALUE.compareAndSet(memory(), 0L, expected, next);
    }

    /** Adds {@code delta} and returns the value before. */
    public double getAndAdd(double delta) {
        return getAndUpdate(before -> before + delta);
    }

    /** Adds {@code delta} and returns the new value. */
    public double addAndGet(double delta) {
        return updateAndGet(before -> before + delta);
    }

    /** Applies {@code change}, again if another was quicker, and returns the new value. */
    public double updateAndGet(DoubleUnaryOperator change) {
        while (true) {
            double before = get();
            double next = change.applyAsDouble(before);
            if (compareAndSet(before, next)) {
                return next;
            }
        }
    }

    /** Applies {@code change}, again if another was quicker, and returns the value before. */
    public double getAndUpdate(DoubleUnaryOperator change) {
        while (true) {
            double before = get();
            if (compareAndSet(before, change.applyAsDouble(before))) {
                return before;
            }
        }
    }

    /** Combines the value with {@code operand}, and returns the new value. */
    public double accumulateAndGet(double operand, DoubleBinaryOperator combine) {
        return updateAndGet(before -> combine.applyAsDouble(before, operand));
    }

    /** Combines the value with {@code operand}, and returns the value before. */
    public double getAndAccumulate(double operand, DoubleBinaryOperator combine) {
        return getAndUpdate(before -> combine.applyAsDouble(before, operand));
    }

    @Override
    public String toString() {
        return Double.toString(get());
    }
}
