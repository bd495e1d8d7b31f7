package poolcraft.pipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import poolcraft.process.AllowList;
import poolcraft.process.TransferException;

/** A connection that is sent to another process takes along what has come over it. */
class MovingTest {

    private Pipe road;
    private SocketPair sockets;
    private StreamConnection other;
    private StreamConnection moving;

    @BeforeEach
    void open() throws IOException {
        road = Pipe.open();
        sockets = SocketPair.open();
        other = new StreamConnection(sockets.left(), Formats.standard());
        moving = new StreamConnection(new PortableStream(sockets.right()), Formats.standard());
    }

    @AfterEach
    void close() {
        road.close();
        other.close();
        sockets.right().close();
    }

    private Connection moved() throws Exception {
        road.left().send(moving);
        return (Connection) road.right().receive();
    }

    @Test
    void itWorksWhereItWasSent() throws Exception {
        Connection moved = moved();
        other.send("there");
        assertThat(moved.receive()).isEqualTo("there");
        moved.send("back");
        assertThat(other.receive()).isEqualTo("back");
    }

    @Test
    void messagesThatHaveComeTravelAlong() throws Exception {
        other.send(1);
        other.send(2);
        other.send(3);
        assertThat(moving.receive()).isEqualTo(1);
        Connection moved = moved();
        assertThat(moved.receive()).isEqualTo(2);
        assertThat(moved.receive()).isEqualTo(3);
    }

    @Test
    void halfAMessageTravelsAlong() throws Exception {
        sockets.left().write(Formats.bytes(4, 0, 0, 0, 0, 7));
        assertThat(moving.poll()).isFalse();
        Connection moved = moved();
        sockets.left().write(Formats.bytes(8, 9));
        assertThat(moved.receiveBytes()).containsExactly(7, 8, 9);
    }

    @Test
    void theBeginningOfALargeMessageTravelsAlongTwice() throws Exception {
        byte[] message = Stamped.bytes(2_000_000);
        byte[] header = new byte[FrameWriter.HEADER];
        MessageBuffer.putInt(header, 0, message.length + 1);
        var frames = new FrameWriter(sockets.left());
        frames.write(header, 0, header.length);
        frames.write(message, 0, 100_000);
        assertThat(moving.poll()).isFalse();
        moving = (StreamConnection) moved();
        frames.write(message, 100_000, 100_000);
        assertThat(moving.poll()).isFalse();
        Connection moved = moved();
        Call<byte[]> receiving = Call.of(moved::receiveBytes);
        frames.write(message, 200_000, message.length - 200_000);
        assertThat(receiving.get()).isEqualTo(message);
        other.send("next");
        assertThat(moved.receive()).isEqualTo("next");
        frames.close();
    }

    @Test
    void itCannotBeUsedHereAfterwards() throws Exception {
        moved();
        for (ThrowingCallable use : List.<ThrowingCallable>of(() -> moving.send(1),
                moving::receive, moving::poll, () -> Waiting.any(List.of(moving)))) {
            assertThatThrownBy(use).isInstanceOf(IOException.class)
                    .hasMessageContaining("was sent to another process");
        }
        assertThatThrownBy(() -> road.left().send(moving)).isInstanceOf(TransferException.class)
                .hasMessageContaining("was sent to another process");
    }

    @Test
    void closingItHereAfterwardsDoesNothing() throws Exception {
        Connection moved = moved();
        moving.close();
        other.send(1);
        assertThat(moved.receive()).isEqualTo(1);
    }

    @Test
    void itStaysUsableIfItCannotBeSent() throws Exception {
        other.send(1);
        assertThat(moving.receive()).isEqualTo(1);
        List<Object> message = Arrays.asList(moving, new Object());
        assertThatThrownBy(() -> road.left().send(message)).isInstanceOf(TransferException.class);
        assertThat(PortableStream.onTheWay()).isZero();
        other.send(2);
        assertThat(moving.receive()).isEqualTo(2);
        moving.send(3);
        assertThat(other.receive()).isEqualTo(3);
    }

    @Test
    void itStaysUsableIfTheRoadIsClosed() throws Exception {
        road.right().close();
        assertThatThrownBy(() -> road.left().send(moving)).isInstanceOf(IOException.class);
        moving.send(3);
        assertThat(other.receive()).isEqualTo(3);
    }

    @Test
    void itIsNotSentWhileAnotherThreadUsesIt() throws Exception {
        Call<Object> receiving = Call.of(moving::receive).awaitAsleep();
        assertThatThrownBy(() -> road.left().send(moving)).isInstanceOf(TransferException.class)
                .hasMessageContaining("in use");
        other.send(1);
        assertThat(receiving.get()).isEqualTo(1);
    }

    @Test
    void itIsNotSentOverItself() throws Exception {
        assertThatThrownBy(() -> moving.send(moving)).isInstanceOf(TransferException.class)
                .hasMessageContaining("over itself");
        moving.send(1);
        assertThat(other.receive()).isEqualTo(1);
    }

    @Test
    void oneOverAPlainSocketStays() throws Exception {
        assertThatThrownBy(() -> road.left().send(other)).isInstanceOf(TransferException.class)
                .hasMessageContaining("stays in the process");
        other.send(1);
        assertThat(moving.receive()).isEqualTo(1);
    }

    @Test
    void itIsClosedIfTheMessageWithItCannotBeRead() throws Exception {
        road.left().send(new Object[]{moving, new Unreadable(1)});
        assertThatThrownBy(road.right()::receive).isInstanceOf(UnreadableMessageException.class);
        assertThatThrownBy(other::receive).isInstanceOf(EOFException.class);
    }

    private record Unreadable(int number) implements Serializable {
        Unreadable {
            if (number == 1 && StackWalker.getInstance().walk(frames -> frames
                    .anyMatch(frame -> frame.getMethodName().equals("receive")))) {
                throw new IllegalArgumentException("not read");
            }
        }
    }

    @Test
    void itsDirectionAndLimitTravelWithIt() throws Exception {
        var format = new MessageFormat(Serializer.jdk(
                AllowList.ofThisProcess()), 100);
        moving = new StreamConnection(new PortableStream(sockets.right()), format,
                Direction.SENDS, new byte[0]);
        Connection moved = moved();
        assertThat(moved.isReadable()).isFalse();
        assertThatThrownBy(() -> moved.sendBytes(new byte[100]))
                .isInstanceOf(TransferException.class).hasMessageContaining("100");
    }
}
