package poolcraft.pool;

import java.util.Collection;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * Many numbers of one type as an array of them, which travels in a tenth of the time. Thread-safe:
 * there is no state.
 */
final class Packed {

    private Packed() {}

    /** {@code values} as an array; null if they are not all of one of the types. */
    static @Nullable Object of(List<? extends @Nullable Object> values) {
        Object first = values.isEmpty() ? null : values.getFirst();
        return switch (first) {
            case Integer _ when areAll(values, Integer.class) -> ints(values);
            case Long _ when areAll(values, Long.class) -> longs(values);
            case Double _ when areAll(values, Double.class) -> doubles(values);
            case null, default -> null;
        };
    }

    private static boolean areAll(Collection<? extends @Nullable Object> values, Class<?> type) {
        for (Object value : values) {
            if (value == null || value.getClass() != type) {
                return false;
            }
        }
        return true;
    }

    private static int[] ints(List<? extends @Nullable Object> values) {
        int[] array = new int[values.size()];
        int at = 0;
        for (Object value : values) {
            array[at++] = (Integer) value;
        }
        return array;
    }

    private static long[] longs(List<? extends @Nullable Object> values) {
        long[] array = new long[values.size()];
        int at = 0;
        for (Object value : values) {
            array[at++] = (Long) value;
        }
        return array;
    }

    private static double[] doubles(List<? extends @Nullable Object> values) {
        double[] array = new double[values.size()];
        int at = 0;
        for (Object value : values) {
            array[at++] = (Double) value;
        }
        return array;
    }

    /** Each of the numbers in {@code array}, in their order. */
    static List<?> unpack(@Nullable Object array) {
        return switch (array) {
            case int[] ints -> IntStream.of(ints).boxed().toList();
            case long[] longs -> LongStream.of(longs).boxed().toList();
            case double[] doubles -> DoubleStream.of(doubles).boxed().toList();
            case null, default -> throw new IllegalArgumentException("Not packed: " + array);
        };
    }
}
