package poolcraft.pipe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An interrupt, of a platform thread or a virtual one, harms no connection. */
class InterruptTest {

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

    private static void interrupt(Call<?> call) throws Exception {
        call.awaitAsleep();
        call.interrupt();
        assertThat(call.failure()).isInstanceOf(InterruptedException.class);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void anInterruptedReceiveHasTakenNothing(boolean virtual) throws Exception {
        interrupt(Call.of(virtual, right::receive));
        interrupt(Call.of(virtual, right::receiveBytes));
        interrupt(Call.of(virtual, () -> right.receive(LONG)));
        interrupt(Call.of(virtual, () -> right.poll(LONG)));
        left.send("after");
        assertThat(right.receive()).isEqualTo("after");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whatHasComeOfAMessageStaysWhenReceiveIsInterrupted(boolean virtual) throws Exception {
        SocketPair sockets = SocketPair.open();
        try (var connection = new StreamConnection(sockets.right(), Formats.standard())) {
            for (int b : new byte[]{4, 0, 0, 0, 0, 7, 8}) {
                interrupt(Call.of(virtual, connection::receiveBytes));
                sockets.left().write(Formats.bytes(b));
            }
            Call<byte[]> last = Call.of(virtual, connection::receiveBytes).awaitAsleep();
            sockets.left().write(Formats.bytes(9));
            assertThat(last.get()).containsExactly(7, 8, 9);
        } finally {
            sockets.left().close();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aLargeMessageGoesOnAfterAnInterruptedReceive(boolean virtual) throws Exception {
        byte[] message = Stamped.bytes(3_000_000);
        SocketPair sockets = SocketPair.open();
        try (var connection = new StreamConnection(sockets.right(), Formats.standard())) {
            byte[] header = new byte[FrameWriter.HEADER];
            MessageBuffer.putInt(header, 0, message.length + 1);
            var frames = new FrameWriter(sockets.left());
            frames.write(header, 0, header.length);
            for (int from = 0; from < message.length; from += 100_000) {
                interrupt(Call.of(virtual, connection::receiveBytes));
                frames.write(message, from, 100_000);
            }
            assertThat(connection.receiveBytes()).isEqualTo(message);
            frames.close();
        } finally {
            sockets.left().close();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void anInterruptedSendHasSentNothing(boolean virtual) throws Exception {
        int sent = fill(left);
        Call<Boolean> tooMuch = Call.of(virtual, () -> {
            left.send("too much");
            return true;
        });
        interrupt(tooMuch);
        for (int i = 0; i < sent; i++) {
            assertThat(right.receive()).isEqualTo(i);
        }
        left.send("after");
        assertThat(right.receive()).isEqualTo("after");
    }

    /** Sends numbers until there is no more room; how many. */
    private static int fill(Connection connection) throws Exception {
        int[] sent = {0};
        Call<Boolean> filling = Call.of(() -> {
            while (true) {
                connection.send(sent[0]);
                sent[0]++;
            }
        });
        interrupt(filling);
        return sent[0];
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aSendThatHasBegunIsFinishedWhenInterrupted(boolean virtual) throws Exception {
        byte[] message = Stamped.bytes(5_000_000);
        Call<Boolean> sending = Call.of(virtual, () -> {
            left.sendBytes(message);
            return Thread.currentThread().isInterrupted();
        });
        sending.awaitAsleep().interrupt();
        assertThat(right.receiveBytes()).isEqualTo(message);
        assertThat(sending.get()).as("interrupt status afterwards").isTrue();
        left.send("after");
        assertThat(right.receive()).isEqualTo("after");
    }

    @Test
    void aThreadThatIsInterruptedAlreadySendsAndTakesNothing() throws Exception {
        left.send("there");
        for (Sure.Code code : List.<Sure.Code>of(() -> left.send("never"),
                () -> left.sendBytes(new byte[1]), right::receive, () -> right.receive(LONG),
                () -> right.poll(LONG))) {
            Call<Boolean> call = Call.of(() -> {
                Thread.currentThread().interrupt();
                code.run();
                return true;
            });
            assertThat(call.failure()).isInstanceOf(InterruptedException.class);
        }
        assertThat(right.receive()).isEqualTo("there");
        assertThat(right.poll()).isFalse();
    }

    @Test
    void pollWithoutWaitingWorksForAnInterruptedThread() throws Exception {
        left.send(1);
        assertThat(right.poll(LONG)).isTrue();
        Call<Boolean> call = Call.of(() -> {
            Thread.currentThread().interrupt();
            return right.poll() && Thread.currentThread().isInterrupted();
        });
        assertThat(call.get()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void waitingForAnotherReceiverIsInterruptible(boolean virtual) throws Exception {
        Call<Object> first = Call.of(virtual, right::receive).awaitAsleep();
        Call<Object> second = Call.of(virtual, right::receive).awaitInside("lock");
        second.interrupt();
        assertThat(second.failure()).isInstanceOf(InterruptedException.class);
        left.send("for the first");
        assertThat(first.get()).isEqualTo("for the first");
    }
}
