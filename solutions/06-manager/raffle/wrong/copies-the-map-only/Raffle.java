// Fails: whatIsHandedOutIsACopy
// Misconception: a copy of a map is a copy of all that is in it.
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import poolcraft.manager.ManagerBuilder;

/** A raffle: tickets with numbers, drawn in many processes out of one drum. */
public final class Raffle {

    /** What others may do with a drum. */
    public interface Drum {

        /**
         * Draws the next number; 0 if none is left.
         *
         * @throws IllegalArgumentException if the player has no name
         */
        int draw(String player);

        /** Who has drawn which numbers so far, in order; a copy of this moment. */
        Map<String, List<Integer>> drawn();
    }

    /** Thread-safe: every method holds the object's monitor. */
    private static final class DrumInManager implements Drum {

        private final int tickets;
        private final Map<String, List<Integer>> drawn = new LinkedHashMap<>();
        private int last;

        DrumInManager(int tickets) {
            this.tickets = tickets;
        }

        @Override
        public synchronized int draw(String player) {
            if (player == null || player.isBlank()) {
                throw new IllegalArgumentException("Who draws? A player needs a name.");
            }
            if (last == tickets) {
                return 0;
            }
            last++;
            drawn.computeIfAbsent(player, _ -> new ArrayList<>()).add(last);
            return last;
        }

        @Override
        public synchronized Map<String, List<Integer>> drawn() {
            return new LinkedHashMap<>(drawn);
        }
    }

    private Raffle() {}

    /** A drum with the numbers 1 to {@code tickets}, which many threads may use at once. */
    public static Drum drum(int tickets) {
        return new DrumInManager(tickets);
    }

    /** Lets a manager make drums, each for a number of tickets. */
    public static void register(ManagerBuilder builder) {
        builder.registerWith(Drum.class, (Integer tickets) -> drum(tickets));
    }
}
