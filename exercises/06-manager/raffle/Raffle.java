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

    /** The object in the manager. Others see of it what is in the interface. */
    private static final class DrumInManager implements Drum {

        // The manager calls it in several threads. What does it guard itself with?

        private final int tickets;

        DrumInManager(int tickets) {
            this.tickets = tickets;
        }

        @Override
        public int draw(String player) {
            return 0;
        }

        @Override
        public Map<String, List<Integer>> drawn() {
            return Map.of();
        }

        @Override
        public String toString() {
            return "a drum with " + tickets + " tickets";
        }
    }

    private Raffle() {}

    /** A drum with the numbers 1 to {@code tickets}, which many threads may use at once. */
    public static Drum drum(int tickets) {
        return new DrumInManager(tickets);
    }

    /** Lets a manager make drums, each for a number of tickets. */
    public static void register(ManagerBuilder builder) {
        // A manager makes only what was registered, before it starts.
    }
}
