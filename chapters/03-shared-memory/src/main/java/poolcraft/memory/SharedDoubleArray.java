package poolcraft.memory;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.DoubleStream;

/**
 * An array of {@code double} that several processes share: CPython's {@code Array('d', ...)}, with
 * the operations of {@link java.util.concurrent.atomic.AtomicLongArray}.
 *
 * <pre>{@code
 * try (SharedDoubleArray numbers = SharedDoubleArray.of(1, 2, 3, 4);
 *         JvmProcess child = JvmProcess.start(() -> numbers.slice(0, 2).fill(7))) {
 *     child.join();
 *     System.out.println(Arrays.toString(numbers.toArray())); // [7.0, 7.0, 3.0, 4.0]
 * }
 * }</pre>
 *
 * <p>A {@link #slice} is a view: it shares the elements, and travels as well. {@link #toArray()}
 * copies. CPython's slices copy.
 *
 * <p>Thread-safe, element by element: each operation on one element has the effects of a volatile
 * field, across processes, too, except the two called plain. What handles many elements does so one
 * after the other, without any order to be relied on, and may meet the changes of others halfway.
 * An index outside is an {@link IndexOutOfBoundsException}, use after {@link #close()} an {@link
 * IllegalStateException}.
 */
public final class SharedDoubleArray extends SharedArray {

    private static final VarHandle ELEMENT = ValueLayout.JAVA_DOUBLE.varHandle();

    SharedDoubleArray(Part part) {
        super(part, Double.BYTES);
    }

    /**
     * A new array of {@code length} zeros, in a segment of its own.
     *
     * @throws IOException if there is no room for it
     */
    public static SharedDoubleArray create(int length) throws IOException {
        return new SharedDoubleArray(Part.create(bytes(length, Double.BYTES)));
    }

    /**
     * A new array with these elements, in a segment of its own.
     *
     * @throws IOException if there is no room for it
     */
    public static SharedDoubleArray of(double... elements) throws IOException {
        SharedDoubleArray array = create(elements.length);
        array.setAll(0, elements);
        return array;
    }

    /**
     * The {@code length} elements at {@code offset} of a segment, as they are there.
     *
     * @throws IllegalArgumentException if the offset is not a multiple of 8
     * @throws IndexOutOfBoundsException if they are not all inside the segment
     */
    public static SharedDoubleArray in(Segment segment, long offset, int length) {
        long size = bytes(length, Double.BYTES);
        return new SharedDoubleArray(Part.in(segment, offset, size, Double.BYTES));
    }

    /** The elements from {@code from} up to, and without, {@code to}: the same, not copies. */
    public SharedDoubleArray slice(int from, int to) {
        return new SharedDoubleArray(part(from, to));
    }

    /** The element at {@code index}. */
    public double get(int index) {
        return (double) ELEMENT.getVolatile(memory(), offset(index));
    }

    /** Changes the element at {@code index}. */
    public void set(int index, double value) {
        ELEMENT.setVolatile(memory(), offset(index), value);
    }

    /** The element, read without any order: quick, and perhaps out of date. */
    public double getPlain(int index) {
        return (double) ELEMENT.get(memory(), offset(index));
    }

    /** Changes the element without any order: others see it at some time. */
    public void setPlain(int index, double value) {
        ELEMENT.set(memory(), offset(index), value);
    }

    /** Changes the element and returns the one before. */
    public double getAndSet(int index, double value) {
        return (double) ELEMENT.getAndSet(memory(), offset(index), value);
    }

    /**
     * Changes the element to {@code next} if it is {@code expected}, bit for bit.
     *
     * @return whether it was
     */
    public boolean compareAndSet(int index, double expected, double next) {
        return ELEMENT.compareAndSet(memory(), offset(index), expected, next);
    }

    /** Adds {@code delta} and returns the value before. */
    public double getAndAdd(int index, double delta) {
        return getAndUpdate(index, before -> before + delta);
    }

    /** Adds {@code delta} and returns the new value. */
    public double addAndGet(int index, double delta) {
        return updateAndGet(index, before -> before + delta);
    }

    /** Applies {@code change}, again if another was quicker, and returns the new element. */
    public double updateAndGet(int index, DoubleUnaryOperator change) {
        while (true) {
            double before = get(index);
            double next = change.applyAsDouble(before);
            if (compareAndSet(index, before, next)) {
                return next;
            }
        }
    }

    /** Applies {@code change}, again if another was quicker, and returns the element before. */
    public double getAndUpdate(int index, DoubleUnaryOperator change) {
        while (true) {
            double before = get(index);
            if (compareAndSet(index, before, change.applyAsDouble(before))) {
                return before;
            }
        }
    }

    /** Combines the element with {@code operand}, and returns the new one. */
    public double accumulateAndGet(int index, double operand, DoubleBinaryOperator combine) {
        return updateAndGet(index, before -> combine.applyAsDouble(before, operand));
    }

    /** A copy of all elements. */
    public double[] toArray() {
        return toArray(0, length());
    }

    /** A copy of the elements from {@code from} up to, and without, {@code to}. */
    public double[] toArray(int from, int to) {
        double[] copy = new double[checkRange(from, to)];
        MemorySegment.copy(memory(), ValueLayout.JAVA_DOUBLE, offsetOf(from), copy, 0, copy.length);
        return copy;
    }

    /** Copies {@code values} to the elements from {@code from} on. */
    public void setAll(int from, double... values) {
        checkRange(from, from + values.length);
        MemorySegment.copy(values, 0, memory(), ValueLayout.JAVA_DOUBLE, offsetOf(from),
                values.length);
    }

    /** Gives each element this value. */
    public void fill(double value) {
        MemorySegment memory = memory();
        for (int index = 0; index < length(); index++) {
            ELEMENT.set(memory, offsetOf(index), value);
        }
    }

    /** The elements in order, each read when its turn comes. */
    public DoubleStream stream() {
        return IntStream.range(0, length()).mapToDouble(this::get);
    }
}
