// Fails: aReaderThatLooksAgainAndAgainSeesAllOrNothing
// Misconception: what is written at once is seen at once.
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.PrimitiveIterator;

/** Hands a record of numbers over to another process: all of it, or nothing. */
public final class HandOver {

    private static final VarHandle FLAG = ValueLayout.JAVA_INT.varHandle();
    private static final int COMPLETE = 1;
    private static final long FLAG_AT = 0;
    private static final long COUNT_AT = 4;
    private static final long NUMBERS_AT = 8;

    private HandOver() {}

    /** Puts a record into a place that was all zeros. Who reads sees all of it or nothing. */
    public static void publish(MemorySegment place, PrimitiveIterator.OfLong numbers) {
        List<Long> all = new ArrayList<>();
        numbers.forEachRemaining((long number) -> all.add(number));
        place.set(ValueLayout.JAVA_INT, COUNT_AT, all.size());
        FLAG.setRelease(place, FLAG_AT, COMPLETE);
        for (int i = 0; i < all.size(); i++) {
            place.set(ValueLayout.JAVA_LONG, offset(i), all.get(i));
        }
    }

    /** The record; empty as long as it is not complete. */
    public static Optional<long[]> read(MemorySegment place) {
        if ((int) FLAG.getAcquire(place, FLAG_AT) != COMPLETE) {
            return Optional.empty();
        }
        long[] numbers = new long[place.get(ValueLayout.JAVA_INT, COUNT_AT)];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = place.get(ValueLayout.JAVA_LONG, offset(i));
        }
        return Optional.of(numbers);
    }

    private static long offset(int number) {
        return NUMBERS_AT + (long) number * Long.BYTES;
    }
}
