// Fails: ofALongNameNothingIsLeftBehindAShortOne
// Misconception: a text ends where its bytes end.
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;

/** A table of items in shared memory. */
public final class PriceList {

    private static final long ROW = 32;
    private static final long STOCK = 0;
    private static final long PRICE = 8;
    private static final long NAME = 16;
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
        byte[] name = item.name().getBytes(StandardCharsets.UTF_8);
        if (name.length > LONGEST_NAME) {
            throw new IllegalArgumentException("The name " + item.name() + " has " + name.length
                    + " bytes; there is room for " + LONGEST_NAME + ".");
        }
        MemorySegment line = line(table, row);
        line.set(ValueLayout.JAVA_INT, STOCK, item.stock());
        line.set(ValueLayout.JAVA_DOUBLE, PRICE, item.price());
        MemorySegment.copy(name, 0, line, ValueLayout.JAVA_BYTE, NAME, name.length);
    }

    /** Reads the item of a row. */
    public static Item get(MemorySegment table, int row) {
        MemorySegment line = line(table, row);
        return new Item(line.getString(NAME), line.get(ValueLayout.JAVA_DOUBLE, PRICE),
                line.get(ValueLayout.JAVA_INT, STOCK));
    }

    private static MemorySegment line(MemorySegment table, int row) {
        return table.asSlice(row * ROW, ROW);
    }
}
