package poolcraft.pipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a connection does in one process: CPython's tests of its connection, and more. */
class ConnectionTest {

    private Connection left;
    private Connection right;

    @BeforeEach
    void open() throws IOException {
        Pipe pipe = Pipe.open();
        left = pipe.left();
        right = pipe.right();
    }

    @AfterEach
    void close() {
        left.close();
        right.close();
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
    void theEndComesAfterWhatWasSent() throws Exception {
        left.send(7);
        left.close();
        assertThat(right.receive()).isEqualTo(7);
        assertThatThrownBy(right::receive).isInstanceOf(EOFException.class);
    }
}
