// Fails: eachPriceIsHadByOneBidder
// Misconception: to look just before writing is as good as doing both in one step.
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
        while (true) {
            int seen = highest.get();
            int answer = bidder.applyAsInt(seen);
            if (answer <= seen) {
                return OptionalInt.empty();
            }
            if (highest.get() == seen) {
                highest.set(answer);
                return OptionalInt.of(answer);
            }
        }
    }
}
