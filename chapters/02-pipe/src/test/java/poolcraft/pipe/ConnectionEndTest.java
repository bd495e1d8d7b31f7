package poolcraft.pipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is left to receive, and what is an error, when an end of a pipe has been closed. */
class ConnectionEndTest {

    private static final Duration SHORT = Duration.ofMillis(30);

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
    void theEndComesAfterWhatWasSent() throws Exception {
        left.send(7);
        left.close();
        assertThat(right.receive()).isEqualTo(7);
        assertThat(right.poll()).isTrue();
        assertThatThrownBy(right::receive).isInstanceOf(EOFException.class)
                .hasMessageContaining("closed");
        assertThatThrownBy(right::receiveBytes).isInstanceOf(EOFException.class);
        assertThatThrownBy(() -> right.receive(SHORT)).isInstanceOf(EOFException.class);
    }

    @Test
    void theEndComesAlsoFromAnEndThatLeftMessagesUnread() throws Exception {
        left.send("never read");
        right.send("last");
        right.close();
        assertThat(left.receive()).isEqualTo("last");
        assertThatThrownBy(left::receive).isInstanceOf(EOFException.class);
        assertThatThrownBy(left::receive).isInstanceOf(EOFException.class);
    }

    @Test
    void theEndInAMessageSaysThatAPartIsLost() throws Exception {
        SocketPair sockets = SocketPair.open();
        try (var connection = new StreamConnection(sockets.right(), Formats.standard())) {
            sockets.left().write(Formats.bytes(200, 0, 0, 0, 0, 1, 2));
            sockets.left().close();
            assertThat(connection.poll()).isTrue();
            assertThatThrownBy(connection::receive).isInstanceOf(EOFException.class)
                    .hasMessageContainingAll("7 bytes", "lost");
        }
    }

    @Test
    void sendingToAClosedEndIsAnError() {
        right.close();
        assertThatThrownBy(() -> left.send(1)).isInstanceOf(IOException.class)
                .hasMessageContaining("other end");
    }

    @Test
    void useAfterCloseIsAnError() {
        left.close();
        left.close();
        for (var use : List.<ThrowingCallable>of(
                () -> left.send(1), () -> left.sendBytes(new byte[1]), left::receive,
                left::receiveBytes, left::poll, () -> left.poll(SHORT), left::isReady)) {
            assertThatThrownBy(use).isInstanceOf(IOException.class)
                    .hasMessageContaining("has been closed");
        }
    }
}
