import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;
import java.time.Duration;
import java.util.Optional;
import java.util.PrimitiveIterator;

/** Numbers that belong together, written again and again, and read by many. */
public final class Bulletin {

    private static final VarHandle VERSION = ValueLayout.JAVA_LONG.varHandle();
    private static final long VERSION_AT = 0;
    private static final long NUMBERS_AT = 8;

    private Bulletin() {}

    /** Makes a bulletin of as many numbers as the board has room for. */
    public static void write(MemorySegment board, PrimitiveIterator.OfLong numbers) {
        long found = (long) VERSION.getAcquire(board, VERSION_AT);
        long working = found % 2 == 0 ? found + 1 : found + 2;
        VERSION.setOpaque(board, VERSION_AT, working);
        VarHandle.releaseFence();
        for (long at = NUMBERS_AT; at < board.byteSize(); at += Long.BYTES) {
            board.set(ValueLayout.JAVA_LONG, at, numbers.nextLong());
        }
        VERSION.setRelease(board, VERSION_AT, working + 1);
    }

    /** The numbers of one bulletin; empty if it does not get one within the limit. */
    public static Optional<long[]> read(MemorySegment board, Duration limit) {
        long start = System.nanoTime();
        Optional<long[]> read = tryToRead(board);
        while (read.isEmpty() && System.nanoTime() - start < limit.toNanos()) {
            Thread.onSpinWait();
            read = tryToRead(board);
        }
        return read;
    }

    private static Optional<long[]> tryToRead(MemorySegment board) {
        long before = (long) VERSION.getAcquire(board, VERSION_AT);
        if (before % 2 != 0) {
            return Optional.empty();
        }
        long[] numbers = board.asSlice(NUMBERS_AT).toArray(ValueLayout.JAVA_LONG);
        VarHandle.acquireFence();
        long after = (long) VERSION.getOpaque(board, VERSION_AT);
        return before == after ? Optional.of(numbers) : Optional.empty();
    }
}
