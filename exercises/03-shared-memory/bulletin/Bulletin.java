import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.util.Optional;
import java.util.PrimitiveIterator;

/** Numbers that belong together, written again and again, and read by many. */
public final class Bulletin {

    private Bulletin() {}

    /** Makes a bulletin of as many numbers as the board has room for. */
    public static void write(MemorySegment board, PrimitiveIterator.OfLong numbers) {
        throw new UnsupportedOperationException("What does a reader see at each moment?");
    }

    /** The numbers of one bulletin; empty if it does not get one within the limit. */
    public static Optional<long[]> read(MemorySegment board, Duration limit) {
        throw new UnsupportedOperationException("Was it written to while you read?");
    }
}
