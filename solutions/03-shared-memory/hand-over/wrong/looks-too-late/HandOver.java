// Fails: aReaderThatLooksAgainAndAgainSeesAllOrNothing
// Misconception: it is enough to look at the flag at some time.
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;
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
        int count = 0;
        while (numbers.hasNext()) {
            place.set(ValueLayout.JAVA_LONG, offset(count), numbers.nextLong());
            count++;
        }
        place.set(ValueLayout.JAVA_INT, COUNT_AT, count);
        FLAG.setRelease(place, FLAG_AT, COMPLETE);
    }

    /** The record; empty as long as it is not complete. */
    public static Optional<long[]> read(MemorySegment place) {
        long[] numbers = new long[place.get(ValueLayout.JAVA_INT, COUNT_AT)];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = place.get(ValueLayout.JAVA_LONG, offset(i));
        }
        return (int) FLAG.getAcquire(place, FLAG_AT) == COMPLETE
                ? Optional.of(numbers)
                : Optional.empty();
    }

    private static long offset(int number) {
        return NUMBERS_AT + (long) number * Long.BYTES;
    }
}
