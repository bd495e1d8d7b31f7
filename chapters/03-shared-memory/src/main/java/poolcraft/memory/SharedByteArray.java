package poolcraft.memory;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;
import java.util.stream.IntStream;

/**
 * An array of bytes that several processes share: CPython's {@code Array('b', ...)}.
 *
 * <p>As {@link SharedIntArray}, but without operations that read and change in one step: the
 * processor's work on whole words, and a word holds an element's neighbours, too.
 *
 * <p>Thread-safe, element by element: {@link #get} and {@link #set} have the effects of a volatile
 * field, across processes, too. What handles many elements does so without any order to be relied
 * on. An index outside is an {@link IndexOutOfBoundsException}, use after {@link #close()} an
 * {@link IllegalStateException}.
 */
public final class SharedByteArray extends SharedArray {

    private static final VarHandle ELEMENT = ValueLayout.JAVA_BYTE.varHandle();

    SharedByteArray(Part part) {
        super(part, Byte.BYTES);
    }

    /**
     * A new array of {@code length} zeros, in a segment of its own.
     *
     * @throws IOException if there is no room for it
     */
    public static SharedByteArray create(int length) throws IOException {
        return new SharedByteArray(Part.create(bytes(length, Byte.BYTES)));
    }

    /**
     * A new array with these elements, in a segment of its own.
     *
     * @throws IOException if there is no room for it
     */
    public static SharedByteArray of(byte... elements) throws IOException {
        SharedByteArray array = create(elements.length);
        array.setAll(0, elements);
        return array;
    }

    /**
     * The {@code length} elements at {@code offset} of a segment, as they are there.
     *
     * @throws IndexOutOfBoundsException if they are not all inside the segment
     */
    public static SharedByteArray in(Segment segment, long offset, int length) {
        return new SharedByteArray(Part.in(segment, offset, bytes(length, Byte.BYTES), Byte.BYTES));
    }

    /** The elements from {@code from} up to, and without, {@code to}: the same, not copies. */
    public SharedByteArray slice(int from, int to) {
        return new SharedByteArray(part(from, to));
    }

    /** The element at {@code index}. */
    public byte get(int index) {
        return (byte) ELEMENT.getVolatile(memory(), offset(index));
    }

    /** Changes the element at {@code index}. */
    public void set(int index, byte value) {
        ELEMENT.setVolatile(memory(), offset(index), value);
    }

    /** The element, read without any order: quick, and perhaps out of date. */
    public byte getPlain(int index) {
        return (byte) ELEMENT.get(memory(), offset(index));
    }

    /** Changes the element without any order: others see it at some time. */
    public void setPlain(int index, byte value) {
        ELEMENT.set(memory(), offset(index), value);
    }

    /** A copy of all elements. */
    public byte[] toArray() {
        return toArray(0, length());
    }

    /** A copy of the elements from {@code from} up to, and without, {@code to}. */
    public byte[] toArray(int from, int to) {
        byte[] copy = new byte[checkRange(from, to)];
        MemorySegment.copy(memory(), ValueLayout.JAVA_BYTE, offsetOf(from), copy, 0, copy.length);
        return copy;
    }

    /** Copies {@code values} to the elements from {@code from} on. */
    public void setAll(int from, byte... values) {
        checkRange(from, from + values.length);
        MemorySegment.copy(values, 0, memory(), ValueLayout.JAVA_BYTE, offsetOf(from),
                values.length);
    }

    /** Gives each element this value. */
    public void fill(byte value) {
        memory().fill(value);
    }

    /** The elements in order, as numbers from -128 to 127, each read when its turn comes. */
    public IntStream stream() {
        return IntStream.range(0, length()).map(this::get);
    }
}
