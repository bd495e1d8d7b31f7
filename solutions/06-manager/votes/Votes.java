import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
        Map<String, Integer> mine = new HashMap<>();
        for (String name : ballots) {
            mine.merge(name, 1, Integer::sum);
        }
        mine.forEach((name, number) -> votes.merge(name, number, Integer::sum));
    }
}
