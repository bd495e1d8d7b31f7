// Fails: everythingLiesWhereTheLayoutSays
// Misconception: fields follow each other without a gap.
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;

/** A table of items in shared memory. */
public final class PriceList {

    private static final long ROW = 32;
    private static final long STOCK = 0;
    private static final long PRICE = 4;
    private static final long NAME = 12;
    private static final int LONGEST_NAME = 15;

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
        line.set(ValueLayout.JAVA_DOUBLE_UNALIGNED, PRICE, item.price());
        line.setString(NAME, item.name());
    }

    /** Reads the item of a row. */
    public static Item get(MemorySegment table, int row) {
        MemorySegment line = line(table, row);
        return new Item(line.getString(NAME), line.get(ValueLayout.JAVA_DOUBLE_UNALIGNED, PRICE),
                line.get(ValueLayout.JAVA_INT, STOCK));
    }

    private static MemorySegment line(MemorySegment table, int row) {
        return table.asSlice(row * ROW, ROW);
    }
}
