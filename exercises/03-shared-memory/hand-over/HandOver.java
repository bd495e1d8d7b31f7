import java.lang.foreign.MemorySegment;
import java.util.Optional;
import java.util.PrimitiveIterator;

/** Hands a record of numbers over to another process: all of it, or nothing. */
public final class HandOver {

    private HandOver() {}

    /** Puts a record into a place that was all zeros. Who reads sees all of it or nothing. */
    public static void publish(MemorySegment place, PrimitiveIterator.OfLong numbers) {
        throw new UnsupportedOperationException("What comes last?");
    }

    /** The record; empty as long as it is not complete. */
    public static Optional<long[]> read(MemorySegment place) {
        throw new UnsupportedOperationException("What comes first?");
    }
}
