package poolcraft.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.Serializable;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** How a transfer can end, and what those hear who gave tickets. */
class TransferEndTest {

    private final List<String> log = new CopyOnWriteArrayList<>();
    private final Transfer transfer = logged(new Transfer());

    private Transfer logged(Transfer one) {
        one.ifSent(() -> log.add("sent"));
        one.ifFailed(() -> log.add("failed"));
        one.ifLost(() -> log.add("lost"));
        return one;
    }

    @Test
    void whatWasSentMayBeLost() {
        transfer.sent();
        assertThat(log).containsExactly("sent");
        assertThat(transfer.mayBeLost()).isTrue();
        transfer.lost();
        assertThat(log).containsExactly("sent", "lost");
        assertThat(transfer.mayBeLost()).isFalse();
    }

    @Test
    void whatHasFailedIsNeitherSentNorLost() {
        transfer.failed();
        transfer.sent();
        transfer.lost();
        assertThat(log).containsExactly("failed");
    }

    @Test
    void eachEndIsToldOnce() {
        transfer.sent();
        transfer.sent();
        transfer.failed();
        transfer.lost();
        transfer.lost();
        assertThat(log).containsExactly("sent", "lost");
    }

    @Test
    void aLossThatIsSeenEarlyIsToldAfterTheSending() {
        transfer.lost();
        assertThat(log).isEmpty();
        transfer.sent();
        assertThat(log).containsExactly("sent", "lost");
    }

    @Test
    void aLossThatIsSeenDuringTheSendingIsToldAfterIt() {
        var both = new Transfer();
        both.ifSent(both::lost);
        logged(both);
        both.sent();
        assertThat(log).containsExactly("sent", "lost");
    }

    @Test
    void whatHasArrivedIsNotLost() {
        transfer.sent();
        transfer.arrived();
        assertThat(transfer.mayBeLost()).isFalse();
        transfer.lost();
        assertThat(log).containsExactly("sent");
    }

    @Test
    void whatNobodyListensToCannotBeLost() {
        var silent = new Transfer();
        silent.sent();
        assertThat(silent.mayBeLost()).isFalse();
    }

    @Test
    void aSharedThingIsToldWhenTheChildHasEnded() throws Exception {
        Object thing = new Thing(log);
        JvmProcess.start(() -> use(thing)).join();
        assertThat(log).containsExactly("sent", "lost");
    }

    private static void use(Object thing) {
        if (!thing.equals("ticket")) {
            throw new AssertionError("" + thing);
        }
    }

    private record Thing(List<String> log) implements Transferable {

        @Override
        public Serializable ticket(Transfer transfer) {
            transfer.ifSent(() -> log.add("sent"));
            transfer.ifLost(() -> log.add("lost"));
            return "ticket";
        }
    }
}
