import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import poolcraft.grading.Idea;
import poolcraft.grading.Limit;
import poolcraft.grading.Points;
import poolcraft.memory.SharedInt;
import poolcraft.memory.SharedIntArray;
import poolcraft.process.JvmProcess;

@Idea("atomics")
@Limit(20)
class AuctionTest {

    /** A busy machine may take long to start a process. */
    private static final Duration PATIENCE = Duration.ofSeconds(12);

    private static final int LAST_PRICE = 1_000_000;

    /** The other bidder bids when this is 1, and sets it to 2. */
    private SharedInt turn;
    private SharedInt highest;
    private final List<Integer> asked = new ArrayList<>();

    @BeforeEach
    void open() throws Exception {
        turn = SharedInt.create(0);
        highest = SharedInt.create(100);
    }

    @AfterEach
    void close() throws Exception {
        turn.close();
        highest.close();
    }

    @Test
    @Points(1)
    void aHigherBidIsTheHighest() {
        assertEquals(OptionalInt.of(120), Auction.bid(highest, price -> price + 20),
                "The highest bid is 100, and the bidder adds 20.");
        assertEquals(120, highest.get(), "The bid of 120 is the highest one now.");
    }

    @Test
    @Points(1)
    void whoGivesUpChangesNothing() {
        for (int answer : new int[]{100, 99, 0, Integer.MIN_VALUE}) {
            assertEquals(OptionalInt.empty(), Auction.bid(highest, _ -> answer),
                    "The highest bid is 100, and the bidder answers " + answer + ".");
            assertEquals(100, highest.get(), "A bidder gave up: nothing changes.");
        }
    }

    @Test
    @Points(1)
    void aBidderIsAskedOnceIfNobodyComesBetween() {
        Auction.bid(highest, price -> noted(price) + 1);
        assertEquals(List.of(100), asked, "This is what the bidder was to be asked.");
    }

    @Test
    @Points(2)
    @Idea("lost-updates")
    void aBidMadeWhileSomebodyThinksIsNotOverwritten() throws Exception {
        bidAgainst500(price -> price < 200 ? price + 1 : 0);
        assertEquals(500, highest.get(), "While the bidder thought about 100, another process has"
                + " bid 500. The bidder bids less than 200 in all.");
    }

    @Test
    @Points(2)
    void whoWasOutbidIsAskedAgain() throws Exception {
        OptionalInt bid = bidAgainst500(price -> price + 1);
        assertEquals(List.of(100, 500), asked, "While the bidder thought about 100, another"
                + " process has bid 500. This is what the bidder was to be asked.");
        assertEquals(OptionalInt.of(501), bid, "Asked again, the bidder bids 501.");
        assertEquals(501, highest.get(), "The highest bid in the end.");
    }

    /** One bid; while the bidder thinks for the first time, another process bids 500. */
    private OptionalInt bidAgainst500(IntUnaryOperator bidder) throws InterruptedException {
        SharedInt price = highest;
        SharedInt whose = turn;
        JvmProcess other = JvmProcess.start(() -> bid500(price, whose));
        OptionalInt bid = Auction.bid(highest, seen -> {
            if (whose.compareAndSet(0, 1)) {
                awaitValue(whose, 2);
            }
            return bidder.applyAsInt(noted(seen));
        });
        endAfter(() -> assertEquals(2, whose.get(), "The bidder was not asked."), other);
        return bid;
    }

    private int noted(int price) {
        asked.add(price);
        return price;
    }

    private static void bid500(SharedInt highest, SharedInt turn) {
        awaitValue(turn, 1);
        highest.set(500);
        turn.set(2);
    }

    @Test
    @Points(2)
    void eachPriceIsHadByOneBidder() throws Exception {
        highest.set(0);
        SharedInt price = highest;
        SharedInt arrivals = turn;
        try (SharedIntArray owners = SharedIntArray.create(LAST_PRICE + 1)) {
            JvmProcess one = JvmProcess.start(() -> bidToTheEnd(price, owners, arrivals, 1));
            JvmProcess two = JvmProcess.start(() -> bidToTheEnd(price, owners, arrivals, 2));
            endAfter(() -> {}, one, two);
            assertEquals(LAST_PRICE, highest.get(), "Two bidders have bid up to this price.");
            for (int step = 1; step <= LAST_PRICE; step++) {
                assertTrue(owners.get(step) > 0, "Two processes have raised the price by one"
                        + " each time. The price " + step + " was had by "
                        + (owners.get(step) == 0 ? "none" : "both") + " of them.");
            }
        }
    }

    private static void bidToTheEnd(SharedInt highest, SharedIntArray owners, SharedInt arrivals,
            int me) {
        var meetings = new Meetings(arrivals);
        IntUnaryOperator bidder = price -> {
            meetings.step();
            return price < LAST_PRICE ? price + 1 : 0;
        };
        OptionalInt bid = Auction.bid(highest, bidder);
        while (bid.isPresent()) {
            if (!owners.compareAndSet(bid.getAsInt(), 0, me)) {
                owners.set(bid.getAsInt(), -1);
            }
            bid = Auction.bid(highest, bidder);
        }
        meetings.leave();
    }

    /**
     * Where two processes meet again and again, so that they work at the same time and not one
     * after the other. On a busy machine one may have no processor while the other has: then they
     * do not wait for each other, but take turns at whatever moment.
     */
    private static final class Meetings {

        private static final int EVERY = 1_000;
        private static final int NOT_SOON = 100_000;

        private static final long FIRST_NANOS = 8_000_000_000L;
        private static final long OTHER_NANOS = 100_000;

        private final SharedInt arrivals;
        private int meetings;
        private int stepsLeft;

        Meetings(SharedInt arrivals) {
            this.arrivals = arrivals;
        }

        /** Nobody waits for this process any more. */
        void leave() {
            arrivals.set(Integer.MAX_VALUE / 2);
        }

        void step() {
            if (stepsLeft-- == 0) {
                stepsLeft = meet() ? EVERY : NOT_SOON;
            }
        }

        private boolean meet() {
            long end = System.nanoTime() + (meetings == 0 ? FIRST_NANOS : OTHER_NANOS);
            arrivals.incrementAndGet();
            meetings++;
            while (arrivals.get() < 2 * meetings) {
                if (System.nanoTime() > end) {
                    return false;
                }
                Thread.onSpinWait();
            }
            return true;
        }
    }

    private static void awaitValue(SharedInt number, int value) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (number.get() != value) {
            if (System.nanoTime() > end) {
                throw new AssertionError("the other process did not come within 12 seconds");
            }
            Thread.onSpinWait();
        }
    }

    /** Whatever happens, no process is left. */
    private static void endAfter(Runnable check, JvmProcess... processes)
            throws InterruptedException {
        try {
            check.run();
            for (JvmProcess process : processes) {
                assertTrue(process.join(PATIENCE), "A process that bids does not end.");
                assertEquals(0, process.exitCode().orElse(-1),
                        "A process that bids has failed; its trace is in the output.");
            }
        } finally {
            List.of(processes).forEach(JvmProcess::kill);
        }
    }
}
