package poolcraft.memory;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;
import java.util.function.LongBinaryOperator;
import java.util.function.LongUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * An array of {@code long} that several processes share: CPython's {@code Array('q', ...)}, with
 * the operations of {@link java.util.concurrent.atomic.AtomicLongArray}.
 *
 * <pre>{@code
 * try (SharedLongArray numbers = SharedLongArray.of(1, 2, 3, 4);
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
public final class SharedLongArray extends SharedArray {

    private static final VarHandle ELEMENT = ValueLayout.JAVA_LONG.varHandle();

    SharedLongArray(Part part) {
        super(part, Long.BYTES);
    }

    /**
     * A new array of {@code length} zeros, in a segment of its own.
     *
     * @throws IOException if there is no room for it
     */
    public static SharedLongArray create(int length) throws IOException {
        return new SharedLongArray(Part.create(bytes(length, Long.BYTES)));
    }

    /**
     * A new array with these elements, in a segment of its own.
     *
     * @throws IOException if there is no room for it
     */
    public static SharedLongArray of(long... elements) throws IOException {
        SharedLongArray array = create(elements.length);
        array.setAll(0, elements);
        return array;
    }

    /**
     * The {@code length} elements at {@code offset} of a segment, as they are there.
     *
     * @throws IllegalArgumentException if the offset is not a multiple of 8
     * @throws IndexOutOfBoundsException if they are not all inside the segment
     */
    public static SharedLongArray in(Segment segment, long offset, int length) {
        long size = bytes(length, Long.BYTES);
        return new SharedLongArray(Part.in(segment, offset, size, Long.BYTES));
    }

    /** The elements from {@code from} up to, and without, {@code to}: the same, not copies. */
    public SharedLongArray slice(int from, int to) {
        return new SharedLongArray(part(from, to));
    }

    /** The element at {@code index}. */
    public long get(int index) {
        return (long) ELEMENT.getVolatile(memory(), offset(index));
    }

    /** Changes the element at {@code index}. */
    public void set(int index, long value) {
        ELEMENT.setVolatile(memory(), offset(index), value);
    }

    /** The element, read without any order: quick, and perhaps out of date. */
    public long getPlain(int index) {
        return (long) ELEMENT.get(memory(), offset(index));
    }

    /** Changes the element without any order: others see it at some time. */
    public void setPlain(int index, long value) {
        ELEMENT.set(memory(), offset(index), value);
    }

    /** Changes the element and returns the one before. */
    public long getAndSet(int index, long value) {
        return (long) ELEMENT.getAndSet(memory(), offset(index), value);
    }

    /**
     * Changes the element to {@code next} if it is {@code expected}.
     *
     * @return whether it was
     */
    public boolean compareAndSet(int index, long expected, long next) {
        return ELEMENT.compareAndSet(memory(), offset(index), expected, next);
    }

    /** Adds {@code delta} and returns the value before. */
    public long getAndAdd(int index, long delta) {
        return (long) ELEMENT.getAndAdd(memory(), offset(index), delta);
    }

    /** Adds {@code delta} and returns the new value. */
    public long addAndGet(int index, long delta) {
        return getAndAdd(index, delta) + delta;
    }

    /** Adds one and returns the new value. */
    public long incrementAndGet(int index) {
        return addAndGet(index, 1);
    }

    /** Adds one and returns the value before. */
    public long getAndIncrement(int index) {
        return getAndAdd(index, 1);
    }

    /** Subtracts one and returns the new value. */
    public long decrementAndGet(int index) {
        return addAndGet(index, -1);
    }

    /** Subtracts one and returns the value before. */
    public long getAndDecrement(int index) {
        return getAndAdd(index, -1);
    }

    /** Applies {@code change}, again if another was quicker, and returns the new element. */
    public long updateAndGet(int index, LongUnaryOperator change) {
        while (true) {
            long before = get(index);
            long next = change.applyAsLong(before);
            if (compareAndSet(index, before, next)) {
                return next;
            }
        }
    }

    /** Applies {@code change}, again if another was quicker, and returns the element before. */
    public long getAndUpdate(int index, LongUnaryOperator change) {
        while (true) {
            long before = get(index);
            if (compareAndSet(index, before, change.applyAsLong(before))) {
                return before;
            }
        }
    }

    /** Combines the element with {@code operand}, and returns the new one. */
    public long accumulateAndGet(int index, long operand, LongBinaryOperator combine) {
        return updateAndGet(index, before -> combine.applyAsLong(before, operand));
    }

    /** A copy of all elements. */
    public long[] toArray() {
        return toArray(0, length());
    }

    /** A copy of the elements from {@code from} up to, and without, {@code to}. */
    public long[] toArray(int from, int to) {
        long[] copy = new long[checkRange(from, to)];
        MemorySegment.copy(memory(), ValueLayout.JAVA_LONG, offsetOf(from), copy, 0, copy.length);
        return copy;
    }

    /** Copies {@code values} to the elements from {@code from} on. */
    public void setAll(int from, long... values) {
        checkRange(from, from + values.length);
        MemorySegment.copy(values, 0, memory(), ValueLayout.JAVA_LONG, offsetOf(from),
                values.length);
    }

    /** Gives each element this value. */
    public void fill(long value) {
        MemorySegment memory = memory();
        for (int index = 0; index < length(); index++) {
            ELEMENT.set(memory, offsetOf(index), value);
        }
    }

    /** The elements in order, each read when its turn comes. */
    public LongStream stream() {
        return IntStream.range(0, length()).mapToLong(this::get);
    }
}
