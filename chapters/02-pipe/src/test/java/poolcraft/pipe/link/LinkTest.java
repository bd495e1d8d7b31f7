package poolcraft.pipe.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import poolcraft.process.JvmProcess;
import poolcraft.process.Transfer;

@Timeout(60)
class LinkTest {

    @Test
    void bytesGoBothWays() throws Exception {
        Link.Pair pair = Link.pair();
        Ends.write(pair.left(), (byte) 1, (byte) 2);
        Ends.write(pair.right(), (byte) 3);
        assertThat(Ends.read(pair.right(), 2)).containsExactly(1, 2);
        assertThat(Ends.read(pair.left(), 1)).containsExactly(3);
        close(pair);
    }

    @Test
    void whatWasSentBeforeTheCloseIsReadAndThenTheEnd() throws Exception {
        Link.Pair pair = Link.pair();
        Ends.write(pair.left(), new byte[10]);
        pair.left().close();
        assertThat(Ends.countToTheEnd(pair.right())).isEqualTo(10);
        assertThatThrownBy(() -> Ends.write(pair.right(), new byte[10]))
                .hasMessageContaining("The other end has been closed");
        pair.right().close();
    }

    @Test
    void aClosedSideIsOfNoUse() throws Exception {
        Link.Pair pair = Link.pair();
        close(pair);
        close(pair);
        assertThat(pair.left().isOpen()).isFalse();
        assertThatThrownBy(() -> pair.left().read(ByteBuffer.allocate(1)))
                .hasMessageContaining("closed in this process");
        assertThatThrownBy(() -> pair.left().write(ByteBuffer.allocate(1)))
                .hasMessageContaining("closed in this process");
        assertThatThrownBy(() -> pair.left().ticket(new Transfer()))
                .hasMessageContaining("closed in this process");
    }

    @Test
    void whatWasNotReadMovesWithTheSide() throws Exception {
        Link.Pair pair = Link.pair();
        Ends.write(pair.left(), (byte) 1, (byte) 2, (byte) 3);
        assertThat(Ends.read(pair.right(), 1)).containsExactly(1);
        Link moved = move(pair.right());
        Ends.write(pair.left(), (byte) 4);
        assertThat(Ends.read(moved, 3)).containsExactly(2, 3, 4);
        Ends.write(moved, (byte) 5);
        assertThat(Ends.read(pair.left(), 1)).containsExactly(5);
        close(pair);
        moved.close();
    }

    @Test
    void whatTheMovingSideSentArrivesBeforeWhatItSendsFromItsNewPlace() throws Exception {
        Link.Pair pair = Link.pair();
        Ends.write(pair.right(), (byte) 1);
        Link moved = move(pair.right());
        Ends.write(moved, (byte) 2);
        Link again = move(moved);
        Ends.write(again, (byte) 3);
        assertThat(Ends.read(pair.left(), 3)).containsExactly(1, 2, 3);
        again.close();
        assertThat(Ends.countToTheEnd(pair.left())).isZero();
        pair.left().close();
    }

    @Test
    void aSideThatMovedIsOfNoUseWhereItWas() throws Exception {
        Link.Pair pair = Link.pair();
        Link moved = move(pair.right());
        assertThat(pair.right().isOpen()).isFalse();
        assertThatThrownBy(() -> pair.right().write(ByteBuffer.allocate(1)))
                .hasMessageContaining("sent to another process");
        assertThatThrownBy(() -> pair.right().ticket(new Transfer()))
                .hasMessageContaining("sent to another process");
        pair.right().close();
        Ends.write(moved, (byte) 1);
        assertThat(Ends.read(pair.left(), 1)).containsExactly(1);
        pair.left().close();
        moved.close();
    }

    @Test
    void bothSidesMoveAndMeetWhicheverComesFirst() throws Exception {
        for (boolean firstComesFirst : new boolean[]{true, false}) {
            Link.Pair pair = Link.pair();
            Ends.write(pair.left(), (byte) 1);
            Ends.write(pair.right(), (byte) 2);
            LinkTicket left = (LinkTicket) pair.left().ticket(new Transfer());
            LinkTicket right = (LinkTicket) pair.right().ticket(new Transfer());
            Link first = Link.arriveWith(firstComesFirst ? left : right);
            Link second = Link.arriveWith(firstComesFirst ? right : left);
            Ends.write(first, (byte) 3);
            Ends.write(second, (byte) 4);
            assertThat(Ends.read(first, 2)).containsExactly(firstComesFirst ? 2 : 1, 4);
            assertThat(Ends.read(second, 2)).containsExactly(firstComesFirst ? 1 : 2, 3);
            first.close();
            assertThat(Ends.countToTheEnd(second)).isZero();
            second.close();
        }
    }

    @Test
    void aSideThatWaitsForTheOtherMovesOn() throws Exception {
        Link.Pair pair = Link.pair();
        LinkTicket left = (LinkTicket) pair.left().ticket(new Transfer());
        Link right = move(move(pair.right()));
        assertThat(right.write(ByteBuffer.allocate(1))).isZero();
        Link arrived = Link.arriveWith(left);
        Ends.write(right, (byte) 1);
        assertThat(Ends.read(arrived, 1)).containsExactly(1);
        right.close();
        arrived.close();
    }

    @Test
    void aFailedTransferBringsTheSideBack() throws Exception {
        Link.Pair pair = Link.pair();
        Ends.write(pair.left(), (byte) 1);
        Transfer transfer = new Transfer();
        var _ = pair.right().ticket(transfer);
        transfer.failed();
        assertThat(pair.right().isOpen()).isTrue();
        Ends.write(pair.left(), (byte) 2);
        assertThat(Ends.read(pair.right(), 2)).containsExactly(1, 2);
        close(pair);
    }

    @Test
    void aSideThatIsLostOnItsWayIsTheEndOfTheOther() throws Exception {
        Link.Pair pair = Link.pair();
        Ends.write(pair.right(), (byte) 1);
        Transfer transfer = new Transfer();
        LinkTicket ticket = (LinkTicket) pair.right().ticket(transfer);
        transfer.sent();
        transfer.lost();
        assertThat(Ends.countToTheEnd(pair.left())).isEqualTo(1);
        assertThat(Ends.countToTheEnd(Link.arriveWith(ticket))).isZero();
        pair.left().close();
    }

    @Test
    void ofTwoSidesThatMoveTheLossOfOneIsTheEndOfTheOther() throws Exception {
        for (int order = 0; order < 4; order++) {
            Link.Pair pair = Link.pair();
            Transfer[] transfers = {new Transfer(), new Transfer()};
            LinkTicket[] tickets = {(LinkTicket) pair.left().ticket(transfers[0]),
                    (LinkTicket) pair.right().ticket(transfers[1])};
            transfers[0].sent();
            transfers[1].sent();
            int lost = order & 1;
            if (order < 2) {
                transfers[lost].lost();
            }
            Link survivor = Link.arriveWith(tickets[1 - lost]);
            if (order >= 2) {
                transfers[lost].lost();
            }
            assertThat(Ends.countToTheEnd(survivor)).isZero();
            survivor.close();
        }
    }

    @Test
    void theEndOfTheReceiverAfterItsArrivalIsNoLossOfTheOther() throws Exception {
        Link.Pair pair = Link.pair();
        Transfer transfer = new Transfer();
        Link moved = Link.arriveWith((LinkTicket) pair.right().ticket(transfer));
        transfer.sent();
        Link further = move(moved);
        transfer.lost();
        Ends.write(further, (byte) 1);
        assertThat(Ends.read(pair.left(), 1)).containsExactly(1);
        further.close();
        pair.left().close();
    }

    @Test
    void theOtherSideClosedWhileThisOneWasOnItsWay() throws Exception {
        Link.Pair pair = Link.pair();
        Ends.write(pair.left(), (byte) 1);
        LinkTicket ticket = (LinkTicket) pair.right().ticket(new Transfer());
        pair.left().close();
        assertThat(Ends.countToTheEnd(Link.arriveWith(ticket))).isEqualTo(1);
    }

    @Test
    void aSideWhoseOtherIsGoneMovesWithWhatIsLeft() throws Exception {
        Link.Pair pair = Link.pair();
        Ends.write(pair.left(), new byte[1000]);
        pair.left().close();
        assertThat(Ends.countToTheEnd(move(move(pair.right())))).isEqualTo(1000);
    }

    /** Two sides that talk all the time, and move as they like: each byte arrives in its place. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void nothingIsLostOrDoubledHoweverOftenBothMove(long seed) throws Exception {
        Link.Pair pair = Link.pair();
        try (var threads = Executors.newFixedThreadPool(2)) {
            List<Callable<Void>> talkers = List.of(
                    () -> new Talker(new Random(seed), pair.left()).talk(20_000, 25_000),
                    () -> new Talker(new Random(-seed), pair.right()).talk(25_000, 20_000));
            for (Future<Void> talker : threads.invokeAll(talkers)) {
                talker.get();
            }
        }
    }

    /** Writes the bytes 0, 1, 2 and so on, expects the same, and moves now and then. */
    private static final class Talker {

        private final Random random;
        private Link link;
        private int written;
        private int read;

        Talker(Random random, Link link) {
            this.random = random;
            this.link = link;
        }

        Void talk(int toWrite, int toRead) throws IOException {
            try {
                talkToTheEnd(toWrite, toRead);
            } finally {
                link.close();
            }
            return null;
        }

        private void talkToTheEnd(int toWrite, int toRead) throws IOException {
            while (written < toWrite || read < toRead) {
                if (written < toWrite) {
                    write(Math.min(1 + random.nextInt(200), toWrite - written));
                }
                if (read < toRead) {
                    read(Math.min(1 + random.nextInt(200), toRead - read));
                }
                if (random.nextInt(10) == 0) {
                    link = move(link);
                }
                Thread.onSpinWait();
            }
        }

        private void write(int length) throws IOException {
            ByteBuffer source = ByteBuffer.allocate(length);
            for (int i = 0; i < length; i++) {
                source.put((byte) (written + i));
            }
            written += link.write(source.flip());
        }

        private void read(int length) throws IOException {
            ByteBuffer target = ByteBuffer.allocate(length);
            int count = link.read(target);
            assertThat(count).isNotNegative();
            for (byte value : target.flip().array()) {
                if (count-- > 0) {
                    assertThat(value).isEqualTo((byte) read++);
                }
            }
        }
    }

    @Test
    void aSideBelongsToTheChildThatItIsHandedTo() throws Exception {
        Link.Pair pair = Link.pair();
        Ends.write(pair.left(), (byte) 20);
        Link right = pair.right();
        JvmProcess child = JvmProcess.start(() -> addOne(right, 2));
        Ends.write(pair.left(), (byte) 30);
        assertThat(Ends.read(pair.left(), 2)).containsExactly(21, 31);
        assertThat(Ends.countToTheEnd(pair.left())).isZero();
        child.join();
        assertThat(child.exitCode()).hasValue(0);
        pair.left().close();
    }

    @Test
    void bothSidesGoToTwoChildren() throws Exception {
        Link.Pair pair = Link.pair();
        Link left = pair.left();
        Link right = pair.right();
        Link.Pair report = Link.pair();
        Link reporter = report.left();
        List<JvmProcess> children = new ArrayList<>();
        children.add(JvmProcess.start(() -> addOne(right, 1)));
        children.add(JvmProcess.start(() -> {
            Ends.write(left, (byte) 7);
            Ends.write(reporter, Ends.read(left, 1));
        }));
        assertThat(Ends.read(report.right(), 1)).containsExactly(8);
        for (JvmProcess child : children) {
            child.join();
            assertThat(child.exitCode()).hasValue(0);
        }
        report.right().close();
    }

    @Test
    void aChildThatCannotStartIsTheEndOfTheSideItWasToGet() throws Exception {
        Link.Pair pair = Link.pair();
        Link right = pair.right();
        JvmProcess child = JvmProcess.builder().jvmOptions("-XX:NoSuchOption")
                .start(() -> addOne(right, 1));
        child.join();
        assertThat(Ends.countToTheEnd(pair.left())).isZero();
        pair.left().close();
    }

    @Test
    void theDeathOfAProcessIsTheEndOfItsSides() throws Exception {
        Link.Pair pair = Link.pair();
        Link right = pair.right();
        JvmProcess child = JvmProcess.start(() -> addOne(right, 2));
        Ends.write(pair.left(), (byte) 1);
        assertThat(Ends.read(pair.left(), 1)).containsExactly(2);
        child.kill();
        assertThat(Ends.countToTheEnd(pair.left())).isZero();
        child.join();
        pair.left().close();
    }

    private static void addOne(Link link, int times) throws IOException {
        for (int i = 0; i < times; i++) {
            Ends.write(link, (byte) (Ends.read(link, 1)[0] + 1));
        }
        link.close();
    }

    private static Link move(Link link) throws IOException {
        Transfer transfer = new Transfer();
        Link moved = Link.arriveWith((LinkTicket) link.ticket(transfer));
        transfer.sent();
        return moved;
    }

    private static void close(Link.Pair pair) {
        pair.left().close();
        pair.right().close();
    }
}
