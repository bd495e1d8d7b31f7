// Fails: aNameCostsOneCall
// Misconception: a call of a managed map costs as much as one of any map.
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
        for (String name : ballots) {
            votes.merge(name, 1, Integer::sum);
        }
    }
}
