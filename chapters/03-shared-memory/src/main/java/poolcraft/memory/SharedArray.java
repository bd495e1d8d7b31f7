package poolcraft.memory;

import java.util.Objects;

/** What the shared arrays have in common: a length, and where each element is. */
public abstract sealed class SharedArray extends Shared permits SharedIntArray, SharedLongArray,
        SharedDoubleArray, SharedByteArray {

    private final int length;
    private final int elementSize;

    SharedArray(Part part, int elementSize) {
        super(part);
        this.elementSize = elementSize;
        this.length = Math.toIntExact(part.size() / elementSize);
    }

    /** The bytes of so many elements. */
    static long bytes(int length, int elementSize) {
        if (length <= 0) {
            throw new IllegalArgumentException("A shared array has at least one element; the length"
                    + " asked for is " + length + ".");
        }
        return (long) length * elementSize;
    }

    /** How many elements there are. */
    public final int length() {
        return length;
    }

    /** Where the element is, if there is one. */
    final long offset(int index) {
        return offsetOf(Objects.checkIndex(index, length));
    }

    /** Where the element is, or would be. */
    final long offsetOf(int index) {
        return (long) index * elementSize;
    }

    /** How many elements lie in a range; it is an error if they are not all there. */
    final int checkRange(int from, int to) {
        Objects.checkFromToIndex(from, to, length);
        return to - from;
    }

    final Part part(int from, int to) {
        checkRange(from, to);
        return part().slice(offsetOf(from), offsetOf(to - from));
    }

    @Override
    public final String toString() {
        return getClass().getSimpleName() + "[" + length + " elements]";
    }
}
