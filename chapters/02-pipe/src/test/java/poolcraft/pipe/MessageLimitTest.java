package poolcraft.pipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.Test;
import poolcraft.process.TransferException;

/** No message is longer than its connection allows, and none that claims to be takes memory. */
class MessageLimitTest {

    /** The error itself takes some, the first time most. */
    private static final long LITTLE_MEMORY = 16 << 20;

    @Test
    void messagesBeyondTheLimitAreRefusedByTheSender() throws Exception {
        try (Pipe small = Pipe.builder().maxMessage(1_000).open()) {
            assertThatThrownBy(() -> small.left().sendBytes(new byte[1_000]))
                    .isInstanceOf(TransferException.class).hasMessageContainingAll("1000", "limit");
            assertThatThrownBy(() -> small.left().send(new long[200]))
                    .isInstanceOf(TransferException.class).hasMessageContainingAll("1000", "limit");
            assertThatThrownBy(() -> small.left().send(List.of("x".repeat(2_000))))
                    .isInstanceOf(TransferException.class).hasMessageContainingAll("1000", "limit");
            small.left().sendBytes(new byte[999]);
            assertThat(small.right().receiveBytes()).hasSize(999);
        }
    }

    /** The bytes that this thread has taken until now. */
    private static long allocated() {
        return ManagementFactory.getPlatformMXBean(com.sun.management.ThreadMXBean.class)
                .getCurrentThreadAllocatedBytes();
    }

    @Test
    void aHostileLengthIsRefusedBeforeMemoryIsTaken() throws Exception {
        for (int[] length : new int[][]{{0, 0, 0, 0x40}, {255, 255, 255, 0x7f}, {0, 0, 0, 0},
                {255, 255, 255, 255}, {0, 0, 0, 0x80}}) {
            SocketPair sockets = SocketPair.open();
            try (var connection = new StreamConnection(sockets.right(), Formats.standard())) {
                sockets.left().write(Formats.bytes(length));
                sockets.left().write(Formats.bytes(0, 1, 2, 3));
                long before = allocated();
                assertThatThrownBy(connection::receive).isInstanceOf(IOException.class)
                        .hasMessageContaining("is announced");
                assertThat(allocated() - before).isLessThan(LITTLE_MEMORY);
                assertThatThrownBy(connection::receiveBytes).isInstanceOf(IOException.class);
                assertThatThrownBy(connection::poll).isInstanceOf(IOException.class);
            } finally {
                sockets.left().close();
            }
        }
    }
}
