package poolcraft.memory;

import java.io.IOException;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;

/**
 * A {@code boolean} that several processes share: CPython's {@code Value('b')}, with the operations
 * of {@link java.util.concurrent.atomic.AtomicBoolean}.
 *
 * <pre>{@code
 * try (SharedBoolean stop = SharedBoolean.create(false);
 *         JvmProcess child = JvmProcess.start(() -> workUntil(stop))) {
 *     stop.set(true);
 *     child.join();
 * }
 * }</pre>
 *
 * <p>Thread-safe. Every operation has the effects of a volatile field, across processes, too,
 * except the two called plain. Use after {@link #close()} is an {@link IllegalStateException}.
 */
public final class SharedBoolean extends Shared {

    /** It takes an {@code int}, which the processor can compare and change in one step. */
    private static final VarHandle VALUE = ValueLayout.JAVA_INT.varHandle();

    SharedBoolean(Part part) {
        super(part);
    }

    /**
     * A new value, alone in a segment of its own, so that no neighbour slows it down.
     *
     * @throws IOException if there is no room for it
     */
    public static SharedBoolean create(boolean initial) throws IOException {
        var value = new SharedBoolean(Part.create(CACHE_LINE));
        value.set(initial);
        return value;
    }

    /**
     * The value at {@code offset} of a segment, where it takes 4 bytes: 0 is false, 1 is true.
     *
     * @throws IllegalArgumentException if the offset is not a multiple of 4
     * @throws IndexOutOfBoundsException if it is outside the segment
     */
    public static SharedBoolean in(Segment segment, long offset) {
        return new SharedBoolean(Part.in(segment, offset, Integer.BYTES, Integer.BYTES));
    }

    private static int number(boolean value) {
        return value ? 1 : 0;
    }

    /** The value. */
    public boolean get() {
        return (int) VALUE.getVolatile(memory(), 0L) != 0;
    }

    /** Changes the value. */
    public void set(boolean value) {
        VALUE.setVolatile(memory(), 0L, number(value));
    }

    /** The value, read without any order: quick, and perhaps out of date. */
    public boolean getPlain() {
        return (int) VALUE.get(memory(), 0L) != 0;
    }

    /** Changes the value without any order: others see it at some time. */
    public void setPlain(boolean value) {
        VALUE.set(memory(), 0L, number(value));
    }

    /** Changes the value and returns the one before. */
    public boolean getAndSet(boolean value) {
        return (int) VALUE.getAndSet(memory(), 0L, number(value)) != 0;
    }

    /**
     * Changes the value to {@code next} if it is {@code expected}.
     *
     * @return whether it was
     */
    public boolean compareAndSet(boolean expected, boolean next) {
        return VALUE.compareAndSet(memory(), 0L, number(expected), number(next));
    }

    @Override
    public String toString() {
        return Boolean.toString(get());
    }
}
