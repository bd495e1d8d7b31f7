import java.util.List;
import java.util.concurrent.ConcurrentMap;

/** Counts votes in a map that many processes change. */
public final class Votes {

    private Votes() {}

    /**
     * Adds these ballots to the votes.
     *
     * @param votes how many votes each name has; a managed map
     * @param ballots a name for each vote
     */
    public static void count(ConcurrentMap<String, Integer> votes, List<String> ballots) {
        // How many calls do you need, and what may happen between two of them?
    }
}
