package poolcraft.memory;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;
import java.util.function.IntBinaryOperator;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/**
 * An array of {@code int} that several processes share: CPython's {@code Array('i', ...)}, with
 * the operations of {@link java.util.concurrent.atomic.AtomicIntegerArray}.
 *
 * <pre>{@code
 * try (SharedIntArray numbers = SharedIntArray.of(1, 2, 3, 4);
 *         JvmProcess child = JvmProcess.start(() -> numbers.slice(0, 2).fill(7))) {
 *     child.join();
 *     System.out.println(Arrays.toString(numbers.toArray())); // [7, 7, 3, 4]
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
public final class SharedIntArray extends SharedArray {

    private static final VarHandle ELEMENT = ValueLayout.JAVA_INT.varHandle();

    SharedIntArray(Part part) {
        super(part, Integer.BYTES);
    }

    /**
     * A new array of {@code length} zeros, in a segment of its own.
     *
     * @throws IOException if there is no room for it
     */
    public static SharedIntArray create(int length) throws IOException {
        return new SharedIntArray(Part.create(bytes(length, Integer.BYTES)));
    }

    /**
     * A new array with these elements, in a segment of its own.
     *
     * @throws IOException if there is no room for it
     */
    public static SharedIntArray of(int... elements) throws IOException {
        SharedIntArray array = create(elements.length);
        array.setAll(0, elements);
        return array;
    }

    /**
     * The {@code length} elements at {@code offset} of a segment, as they are there.
     *
     * @throws IllegalArgumentException if the offset is not a multiple of 4
     * @throws IndexOutOfBoundsException if they are not all inside the segment
     */
    public static SharedIntArray in(Segment segment, long offset, int length) {
        long size = bytes(length, Integer.BYTES);
        return new SharedIntArray(Part.in(segment, offset, size, Integer.BYTES));
    }

    /** The elements from {@code from} up to, and without, {@code to}: the same, not copies. */
    public SharedIntArray slice(int from, int to) {
        return new SharedIntArray(part(from, to));
    }

    /** The element at {@code index}. */
    public int get(int index) {
        return (int) ELEMENT.getVolatile(memory(), offset(index));
    }

    /** Changes the element at {@code index}. */
    public void set(int index, int value) {
        ELEMENT.setVolatile(memory(), offset(index), value);
    }

    /** The element, read without any order: quick, and perhaps out of date. */
    public int getPlain(int index) {
        return (int) ELEMENT.get(memory(), offset(index));
    }

    /** Changes the element without any order: others see it at some time. */
    public void setPlain(int index, int value) {
        ELEMENT.set(memory(), offset(index), value);
    }

    /** Changes the element and returns the one before. */
    public int getAndSet(int index, int value) {
        return (int) ELEMENT.getAndSet(memory(), offset(index), value);
    }

    /**
     * Changes the element to {@code next} if it is {@code expected}.
     *
     * @return whether it was
     */
    public boolean compareAndSet(int index, int expected, int next) {
        return ELEMENT.compareAndSet(memory(), offset(index), expected, next);
    }

    /** Adds {@code delta} and returns the value before. */
    public int getAndAdd(int index, int delta) {
        return (int) ELEMENT.getAndAdd(memory(), offset(index), delta);
    }

    /** Adds {@code delta} and returns the new value. */
    public int addAndGet(int index, int delta) {
        return getAndAdd(index, delta) + delta;
    }

    /** Adds one and returns the new value. */
    public int incrementAndGet(int index) {
        return addAndGet(index, 1);
    }

    /** Adds one and returns the value before. */
    public int getAndIncrement(int index) {
        return getAndAdd(index, 1);
    }

    /** Subtracts one and returns the new value. */
    public int decrementAndGet(int index) {
        return addAndGet(index, -1);
    }

    /** Subtracts one and returns the value before. */
    public int getAndDecrement(int index) {
        return getAndAdd(index, -1);
    }

    /** Applies {@code change}, again if another was quicker, and returns the new element. */
    public int updateAndGet(int index, IntUnaryOperator change) {
        while (true) {
            int before = get(index);
            int next = change.applyAsInt(before);
            if (compareAndSet(index, before, next)) {
                return next;
            }
        }
    }

    /** Applies {@code change}, again if another was quicker, and returns the element before. */
    public int getAndUpdate(int index, IntUnaryOperator change) {
        while (true) {
            int before = get(index);
            if (compareAndSet(index, before, change.applyAsInt(before))) {
                return before;
            }
        }
    }

    /** Combines the element with {@code operand}, and returns the new one. */
    public int accumulateAndGet(int index, int operand, IntBinaryOperator combine) {
        return updateAndGet(index, before -> combine.applyAsInt(before, operand));
    }

    /** A copy of all elements. */
    public int[] toArray() {
        return toArray(0, length());
    }

    /** A copy of the elements from {@code from} up to, and without, {@code to}. */
    public int[] toArray(int from, int to) {
        int[] copy = new int[checkRange(from, to)];
        MemorySegment.copy(memory(), ValueLayout.JAVA_INT, offsetOf(from), copy, 0, copy.length);
        return copy;
    }

    /** Copies {@code values} to the elements from {@code from} on. */
    public void setAll(int from, int... values) {
        checkRange(from, from + values.length);
        MemorySegment.copy(values, 0, memory(), ValueLayout.JAVA_INT, offsetOf(from),
                values.length);
    }

    /** Gives each element this value. */
    public void fill(int value) {
        MemorySegment memory = memory();
        for (int index = 0; index < length(); index++) {
            ELEMENT.set(memory, offsetOf(index), value);
        }
    }

    /** The elements in order, each read when its turn comes. */
    public IntStream stream() {
        return IntStream.range(0, length()).map(this::get);
    }
}
