package poolcraft.pipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import javax.swing.event.EventListenerList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import poolcraft.process.TransferException;

/** What a connection does for one thread: CPython's tests of its connection, and more. */
class ConnectionTest {

    private static final Duration SHORT = Duration.ofMillis(30);
    private static final Duration LONG = Duration.ofSeconds(20);

    private Pipe pipe;
    private Connection left;
    private Connection right;

    @BeforeEach
    void open() throws IOException {
        pipe = Pipe.open();
        left = pipe.left();
        right = pipe.right();
    }

    @AfterEach
    void close() {
        pipe.close();
    }

    @Test
    void objectsTravel() throws Exception {
        left.send(List.of(1, "two", 3.0));
        assertThat(right.receive()).isEqualTo(List.of(1, "two", 3.0));
    }

    @Test
    void rawBytesTravel() throws Exception {
        left.sendBytes(new byte[]{1, 2, 3});
        assertThat(right.receiveBytes()).containsExactly(1, 2, 3);
    }

    @Test
    void messagesTravelBothWays() throws Exception {
        left.send("there");
        right.send("back");
        assertThat(right.receive()).isEqualTo("there");
        assertThat(left.receive()).isEqualTo("back");
    }

    @Test
    void aMessageIsACopy() throws Exception {
        int[] array = {1, 2, 3};
        left.send(array);
        array[0] = 99;
        assertThat((int[]) right.receive()).containsExactly(1, 2, 3);
    }

    @Test
    void messageBoundariesAreKept() throws Exception {
        for (int length = 0; length < 300; length++) {
            left.sendBytes(new byte[length]);
            left.send("x".repeat(length));
            if (length % 50 == 49) {
                assertLengths(length - 49, length);
            }
        }
    }

    private void assertLengths(int first, int last) throws IOException, InterruptedException {
        for (int length = first; length <= last; length++) {
            assertThat(right.receiveBytes()).hasSize(length);
            assertThat((String) right.receive()).hasSize(length);
        }
    }

    @Test
    void emptyMessagesTravel() throws Exception {
        left.sendBytes(new byte[0]);
        left.send("");
        left.send(new byte[0]);
        left.send(null);
        assertThat(right.poll(LONG)).isTrue();
        assertThat(right.receiveBytes()).isEmpty();
        assertThat(right.receive()).isEqualTo("");
        assertThat((byte[]) right.receive()).isEmpty();
        assertThat(right.receive()).isNull();
    }

    @Test
    void aPartOfAnArrayTravels() throws Exception {
        byte[] array = {1, 2, 3, 4, 5};
        left.sendBytes(array, 1, 3);
        left.sendBytes(array, 5, 0);
        assertThat(right.receiveBytes()).containsExactly(2, 3, 4);
        assertThat(right.receiveBytes()).isEmpty();
    }

    @Test
    void boundsOfSendBytesAreChecked() throws Exception {
        byte[] array = new byte[10];
        for (int[] bad : new int[][]{{-1, 5}, {0, -1}, {11, 0}, {5, 6}, {10, 1},
                {5, Integer.MAX_VALUE}}) {
            assertThatThrownBy(() -> left.sendBytes(array, bad[0], bad[1]))
                    .isInstanceOf(IndexOutOfBoundsException.class);
        }
        left.sendBytes(array, 10, 0);
        assertThat(right.receiveBytes()).isEmpty();
    }

    @Test
    void pollTellsWhetherAMessageIsThere() throws Exception {
        assertThat(right.poll()).isFalse();
        left.send(1);
        assertThat(right.poll(LONG)).isTrue();
        assertThat(right.poll()).isTrue();
        assertThat(right.receive()).isEqualTo(1);
        assertThat(right.poll()).isFalse();
    }

    @Test
    void pollWaitsAtMostItsLimit() throws Exception {
        long start = System.nanoTime();
        assertThat(right.poll(SHORT)).isFalse();
        assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(SHORT.toNanos());
    }

    @Test
    void pollWithoutTimeReturnsAtOnce() throws Exception {
        assertThat(right.poll(Duration.ZERO)).isFalse();
        assertThat(right.poll(Duration.ofSeconds(-5))).isFalse();
        assertThat(right.poll(Duration.ofSeconds(Long.MIN_VALUE))).isFalse();
        left.send(1);
        assertThat(right.poll(LONG)).isTrue();
        assertThat(right.poll(Duration.ZERO)).isTrue();
        assertThat(right.poll(Duration.ofSeconds(-5))).isTrue();
    }

    @Test
    void pollIsNotTrueForHalfAMessage() throws Exception {
        SocketPair sockets = SocketPair.open();
        try (var connection = new StreamConnection(sockets.right(), Formats.standard())) {
            for (int b : new byte[]{3, 0, 0, 0, 0, 7}) {
                sockets.left().write(Formats.bytes(b));
                assertThat(connection.poll()).isFalse();
            }
            sockets.left().write(Formats.bytes(8));
            assertThat(connection.poll()).isTrue();
            assertThat(connection.receiveBytes()).containsExactly(7, 8);
        } finally {
            sockets.left().close();
        }
    }

    @Test
    void receiveWithALimitTimesOut() throws Exception {
        assertThatThrownBy(() -> right.receive(SHORT)).isInstanceOf(TimeoutException.class)
                .hasMessageContaining("No message");
        assertThatThrownBy(() -> right.receiveBytes(Duration.ZERO))
                .isInstanceOf(TimeoutException.class);
        left.send("late");
        assertThat(right.receive(LONG)).isEqualTo("late");
        left.sendBytes(new byte[3]);
        assertThat(right.receiveBytes(LONG)).hasSize(3);
    }

    @Test
    void aLimitLongerThanTheUniverseIsNone() throws Exception {
        left.send(1);
        assertThat(right.receive(Duration.ofSeconds(Long.MAX_VALUE))).isEqualTo(1);
    }

    @Test
    void theWrongDirectionIsAnError() throws Exception {
        try (Pipe.OneWay oneWay = Pipe.oneWay()) {
            Connection sender = oneWay.sender();
            Connection receiver = oneWay.receiver();
            assertThat(sender.isWritable()).isTrue();
            assertThat(sender.isReadable()).isFalse();
            assertThat(receiver.isWritable()).isFalse();
            assertThat(receiver.isReadable()).isTrue();
            assertThatThrownBy(sender::receive).isInstanceOf(UnsupportedOperationException.class)
                    .hasMessageContaining("only sends");
            assertThatThrownBy(sender::poll).isInstanceOf(UnsupportedOperationException.class);
            assertThatThrownBy(() -> receiver.send(1))
                    .isInstanceOf(UnsupportedOperationException.class)
                    .hasMessageContaining("only receives");
            sender.send(1);
            assertThat(receiver.receive()).isEqualTo(1);
        }
    }

    @Test
    void rawBytesAreNotReceivedAsAnObject() throws Exception {
        left.sendBytes(new byte[]{1});
        assertThatThrownBy(right::receive).isInstanceOf(IOException.class)
                .hasMessageContainingAll("raw bytes", "receiveBytes()");
        assertThat(right.receiveBytes()).containsExactly(1);
    }

    @Test
    void anObjectIsNotReceivedAsRawBytes() throws Exception {
        left.send(new byte[]{1});
        assertThatThrownBy(right::receiveBytes).isInstanceOf(IOException.class)
                .hasMessageContainingAll("object", "receive()");
        assertThat((byte[]) right.receive()).containsExactly(1);
    }

    @Test
    void whatCannotBeSentLeavesTheConnectionAsItWas() throws Exception {
        List<Object> message = Arrays.asList("much text ".repeat(5_000), new Object());
        assertThatThrownBy(() -> left.send(message)).isInstanceOf(TransferException.class)
                .hasMessageContaining("java.lang.Object");
        assertThat(right.poll()).isFalse();
        left.send("next");
        assertThat(right.receive()).isEqualTo("next");
    }

    @Test
    void whatCannotBeReadIsLostAlone() throws Exception {
        SocketPair sockets = SocketPair.open();
        try (var generous = new StreamConnection(sockets.left(),
                Formats.allowing("javax.swing.event."));
                var strict = new StreamConnection(sockets.right(), Formats.standard())) {
            generous.send(new EventListenerList());
            sockets.left().write(Formats.bytes(3, 0, 0, 0, 13, 1, 2));
            sockets.left().write(Formats.bytes(2, 0, 0, 0, 99, 1));
            generous.send("next");
            for (String word : List.of("EventListenerList", "cannot be read", "no kind")) {
                assertThatThrownBy(strict::receive).isInstanceOf(UnreadableMessageException.class)
                        .hasMessageContaining(word);
            }
            assertThat(strict.receive()).isEqualTo("next");
        }
    }

    @Test
    void messagesOfAllSizesArriveAsTheyWere() throws Exception {
        int[] sizes = IntStream.of(1, 100, 4_090, 16_378, 16_379, 16_380, 65_536, 65_537, 300_000,
                1_048_576, 20_000_000).toArray();
        Thread sender = Thread.ofVirtual().start(() -> Sure.run(() -> {
            for (int size : sizes) {
                left.sendBytes(Stamped.bytes(size));
                left.send(Stamped.bytes(size));
            }
        }));
        for (int size : sizes) {
            assertThat(right.receiveBytes()).isEqualTo(Stamped.bytes(size));
            assertThat(right.receive()).isEqualTo(Stamped.bytes(size));
        }
        sender.join();
    }
}
