import java.util.List;
import java.util.function.ToIntFunction;
import poolcraft.memory.SharedInt;

/** What a counter of the post office does. */
public final class SharedTotal {

    private SharedTotal() {}

    /** Adds the weight of each parcel to the total, to which other processes add, too. */
    public static void add(SharedInt total, List<String> parcels, ToIntFunction<String> scales) {
        for (String parcel : parcels) {
            int weight = scales.applyAsInt(parcel);
            total.addAndGet(weight);
        }
    }
}
