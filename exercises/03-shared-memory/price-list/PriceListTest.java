import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import poolcraft.grading.Idea;
import poolcraft.grading.Limit;
import poolcraft.grading.Points;
import poolcraft.memory.Segment;
import poolcraft.process.JvmProcess;

@Idea("nothing-shared")
@Limit(20)
class PriceListTest {

    /** A busy machine may take long to start a process. */
    private static final Duration PATIENCE = Duration.ofSeconds(12);

    private static final PriceList.Item APPLES = new PriceList.Item("Äpfel", 2.5, 40);
    private static final PriceList.Item PEARS = new PriceList.Item("fifteen letters", -0.125, -7);

    private final MemorySegment table = Arena.ofAuto().allocate(8 * 32, 8);

    @Test
    @Points(1)
    void anItemIsReadAsItWasWritten() {
        PriceList.put(table, 0, APPLES);
        assertEquals(APPLES, PriceList.get(table, 0), "This item was put into row 0.");
        PriceList.put(table, 7, PEARS);
        assertEquals(PEARS, PriceList.get(table, 7),
                "This item was put into row 7, the last one of the table.");
    }

    @Test
    @Points(1)
    void everythingLiesWhereTheLayoutSays() {
        PriceList.put(table, 2, APPLES);
        assertEquals(40, table.get(JAVA_INT, 64), "The stock of row 2 stands at byte 64 + 0.");
        assertEquals(2.5, table.get(JAVA_DOUBLE, 72), "The price of row 2 stands at byte 64 + 8.");
        assertEquals("Äpfel", table.getString(80), "The name of row 2 stands at byte 64 + 16.");
    }

    @Test
    @Points(1)
    void rowsDoNotTouchEachOther() {
        for (int row = 0; row < 3; row++) {
            PriceList.put(table, row, new PriceList.Item("fifteen letters", row, row));
        }
        PriceList.put(table, 1, PEARS);
        for (int row : new int[]{0, 2}) {
            assertEquals(new PriceList.Item("fifteen letters", row, row),
                    PriceList.get(table, row),
                    "Rows 0, 1 and 2 were put, and then row 1 again. Row " + row + " changed.");
        }
    }

    @Test
    @Points(1)
    void ofALongNameNothingIsLeftBehindAShortOne() {
        PriceList.put(table, 4, new PriceList.Item("strawberries", 1, 1));
        PriceList.put(table, 4, new PriceList.Item("figs", 1, 1));
        assertEquals("figs", PriceList.get(table, 4).name(),
                "Row 4 had strawberries, and then figs.");
    }

    @Test
    @Points(1)
    void aNameThatHasNoRoomIsRefused() {
        PriceList.put(table, 5, APPLES);
        var tooLong = new PriceList.Item("ÄÖÜÄÖÜÄÖ", 1, 1);
        assertThrows(IllegalArgumentException.class, () -> PriceList.put(table, 5, tooLong),
                "The name ÄÖÜÄÖÜÄÖ has 8 letters, and 16 bytes in UTF-8.");
        assertEquals(APPLES, PriceList.get(table, 5),
                "A name that was too long was refused. The row should be as before.");
    }

    @Test
    @Points(2)
    @Idea("segments")
    void anotherProcessReadsAndWritesIt() throws Exception {
        try (Segment segment = Segment.create(320)) {
            PriceList.put(segment.memory(), 3, APPLES);
            String name = segment.name();
            try (JvmProcess child = JvmProcess.start(() -> sellAll(name))) {
                assertTrue(child.join(PATIENCE), "The other process does not end.");
                assertEquals(0, child.exitCode().orElseThrow(),
                        "Another process attached the segment and did not find the item of row 3"
                                + " there, or failed; its trace is in the output.");
            }
            assertEquals(new PriceList.Item("sold", 2.5, 0), PriceList.get(segment.memory(), 3),
                    "Another process has changed the item of row 3.");
        }
    }

    private static void sellAll(String name) throws IOException {
        try (Segment segment = Segment.attach(name)) {
            PriceList.Item item = PriceList.get(segment.memory(), 3);
            if (!item.equals(APPLES)) {
                throw new IllegalStateException("row 3 has " + item + " and not " + APPLES);
            }
            PriceList.put(segment.memory(), 3, new PriceList.Item("sold", item.price(), 0));
        }
    }
}
