// Fails: anotherProcessReadsAndWritesIt
// Misconception: what is in a static field is there for every process.
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A table of items in shared memory. */
public final class PriceList {

    private static final long ROW = 32;
    private static final long STOCK = 0;
    private static final long PRICE = 8;
    private static final long NAME = 16;
    private static final int LONGEST_NAME = 15;

    private static final Map<Integer, Item> ITEMS = new ConcurrentHashMap<>();

    /** What a row says. */
    public record Item(String name, double price, int stock) {}

    private PriceList() {}

    /**
     * Writes an item into a row.
     *
     * @throws IllegalArgumentException if the name has more than 15 bytes; nothing is changed then
     */
    public static void put(MemorySegment table, int row, Item item) {
        int length = item.name().getBytes(StandardCharsets.UTF_8).length;
        if (length > LONGEST_NAME) {
            throw new IllegalArgumentException("The name " + item.name() + " has " + length
                    + " bytes; there is room for " + LONGEST_NAME + ".");
        }
        MemorySegment line = line(table, row);
        line.set(ValueLayout.JAVA_INT, STOCK, item.stock());
        line.set(ValueLayout.JAVA_DOUBLE, PRICE, item.price());
        line.setString(NAME, item.name());
        ITEMS.put(row, item);
    }

    /** Reads the item of a row. */
    public static Item get(MemorySegment table, int row) {
        return ITEMS.getOrDefault(row, new Item("", 0, 0));
    }

    private static MemorySegment line(MemorySegment table, int row) {
        return table.asSlice(row * ROW, ROW);
    }
}
