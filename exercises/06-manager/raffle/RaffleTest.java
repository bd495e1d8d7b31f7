import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import poolcraft.grading.Idea;
import poolcraft.grading.Limit;
import poolcraft.grading.Points;
import poolcraft.manager.Manager;
import poolcraft.manager.ManagerBuilder;
import poolcraft.process.JvmProcess;

@Idea("own-types")
@Limit(20)
class RaffleTest {

    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final int MANY = 200_000;

    @AfterEach
    void endWhatIsLeft() {
        JvmProcess.activeChildren().forEach(JvmProcess::kill);
    }

    @Test
    @Points(1)
    void numbersAreDrawnInOrderAndOnce() {
        Raffle.Drum drum = Raffle.drum(3);
        for (int number = 1; number <= 3; number++) {
            assertEquals(number, drum.draw("Ada"), "A drum with 3 tickets; this is"
                    + " drawn number " + number + ".");
        }
        assertEquals(0, drum.draw("Ada"), "All 3 tickets are drawn.");
        assertEquals(1, Raffle.drum(3).draw("Bob"), "Another drum begins anew.");
    }

    @Test
    @Points(1)
    void itIsKnownWhoHasDrawnWhat() {
        Raffle.Drum drum = Raffle.drum(5);
        assertEquals(Map.of(), drum.drawn(), "Nothing is drawn yet.");
        drum.draw("Ada");
        drum.draw("Bob");
        for (String nobody : new String[]{null, "", " "}) {
            assertThrows(IllegalArgumentException.class, () -> drum.draw(nobody),
                    "The player's name is " + (nobody == null ? "null" : "'" + nobody + "'") + ".");
        }
        drum.draw("Ada");
        assertEquals(Map.of("Ada", List.of(1, 3), "Bob", List.of(2)), drum.drawn(), "Ada and Bob"
                + " have drawn, then three players without a name could not, then Ada has again.");
    }

    @Test
    @Points(2)
    @Idea("copies")
    void whatIsHandedOutIsACopy() {
        Raffle.Drum drum = Raffle.drum(5);
        drum.draw("Ada");
        Map<String, List<Integer>> before = drum.drawn();
        drum.draw("Ada");
        drum.draw("Bob");
        assertEquals(Map.of("Ada", List.of(1)), before,
                "Ada has drawn 1, and somebody has asked for"
                        + " what is drawn. Then Ada and Bob drew. What was handed out before has changed:"
                        + " while the manager sends it, others draw, and that goes wrong.");
    }

    @Test
    @Points(3)
    @Idea("two-calls")
    void manyThreadsDrawEachNumberOnce() throws Exception {
        Raffle.Drum drum = Raffle.drum(MANY);
        AtomicIntegerArray times = new AtomicIntegerArray(MANY + 2);
        AtomicReference<Throwable> failed = new AtomicReference<>();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            String player = "Player " + i;
            threads.add(Thread.ofPlatform().start(() -> {
                try {
                    int number = drum.draw(player);
                    while (number > 0 && number <= MANY) {
                        times.incrementAndGet(number);
                        number = drum.draw(player);
                    }
                } catch (Throwable e) {
                    failed.set(e);
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertNull(failed.get(), "Four threads draw at the same time. One of them got this:");
        for (int number = 1; number <= MANY; number++) {
            assertEquals(1, times.get(number),
                    "Four threads drew at the same time, until nothing was"
                            + " left of " + MANY + " tickets. So often, number " + number
                            + " was drawn:");
        }
        int noted = drum.drawn().values().stream().mapToInt(List::size).sum();
        assertEquals(MANY, noted, "All tickets are drawn. So many numbers are noted:");
    }

    private static Manager start() throws Exception {
        ManagerBuilder builder = Manager.builder();
        Raffle.register(builder);
        return builder.start();
    }

    private static Raffle.Drum make(Manager manager, int tickets) throws Exception {
        try {
            return manager.make(Raffle.Drum.class, tickets);
        } catch (IllegalArgumentException e) {
            throw new AssertionError("The manager was to make a Drum with " + tickets + " tickets."
                    + " It says: " + e.getMessage(), e);
        }
    }

    @Test
    @Points(2)
    void aManagerMakesDrums() throws Exception {
        try (Manager manager = start()) {
            Raffle.Drum drum = make(manager, 2);
            Raffle.Drum other = make(manager, 100);
            assertEquals(1, drum.draw("Ada"), "A drum with 2 tickets.");
            assertEquals(1, other.draw("Ada"), "Another one, with 100 tickets.");
            assertEquals(2, drum.draw("Bob"), "The first drum again.");
            assertEquals(0, drum.draw("Eve"), "The first drum had 2 tickets.");
            assertThrows(IllegalArgumentException.class, () -> other.draw(""), "No name.");
            assertEquals(Map.of("Ada", List.of(1)), other.drawn(), "Ada has drawn from the other.");
            assertNotEquals(drum.getClass(), Raffle.drum(1).getClass(), "What the manager has given"
                    + " is a proxy, and no drum: the drum is in the manager.");
        }
    }

    @Test
    @Points(1)
    void processesDrawFromTheSameDrum() throws Exception {
        try (Manager manager = start()) {
            Raffle.Drum drum = make(manager, 300);
            List<JvmProcess> players = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                String name = "Player " + i;
                players.add(JvmProcess.start(() -> {
                    while (drum.draw(name) > 0) {
                        Thread.onSpinWait();
                    }
                }));
            }
            for (JvmProcess player : players) {
                assertTrue(player.join(PATIENCE), "A process that draws does not end.");
                assertEquals(0, player.exitCode().orElse(-1),
                        "A process that draws has failed; its trace is in the output.");
            }
            List<Integer> all = new ArrayList<>();
            drum.drawn().values().forEach(all::addAll);
            assertEquals(300, all.stream().distinct().count(), "Two processes have drawn until"
                    + " nothing was left of 300 tickets. So many different numbers were drawn:");
            assertEquals(300, all.size(), "So many numbers were drawn in all:");
        }
    }
}
