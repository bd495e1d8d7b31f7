// Fails: whoWasOutbidIsAskedAgain
// Misconception: after a failed attempt only the writing has to be done again.
import java.util.OptionalInt;
import java.util.function.IntUnaryOperator;
import poolcraft.memory.SharedInt;

/** An auction whose bidders sit in several processes. */
public final class Auction {

    private Auction() {}

    /**
     * Gets one bid of a bidder into the auction.
     *
     * @param bidder is asked with the highest bid, and answers with its own
     * @return the bid; empty if the bidder has given up
     */
    public static OptionalInt bid(SharedInt highest, IntUnaryOperator bidder) {
        int seen = highest.get();
        int answer = bidder.applyAsInt(seen);
        while (answer > seen) {
            if (highest.compareAndSet(seen, answer)) {
                return OptionalInt.of(answer);
            }
            seen = highest.get();
        }
        return OptionalInt.empty();
    }
}
