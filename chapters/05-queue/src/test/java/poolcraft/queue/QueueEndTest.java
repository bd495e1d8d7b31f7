package poolcraft.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a queue does when it is shut down, and when it is closed. */
class QueueEndTest {

    private static final int BIG = QueueLayout.MAX_INLINE + 1;

    private ProcessQueue<Object> queue;

    /** Full. */
    private ProcessQueue<Object> bounded;

    @BeforeEach
    void create() throws Exception {
        queue = ProcessQueue.create();
        bounded = ProcessQueue.create(2);
        bounded.put("a");
        bounded.put("b");
    }

    @AfterEach
    void close() throws Exception {
        queue.close();
        bounded.close();
    }

    @Test
    void afterShutdownNothingIsPut() throws Exception {
        queue.shutdown();
        queue.shutdown();
        assertThat(queue.isShutdown()).isTrue();
        assertThatThrownBy(() -> queue.put(1)).isInstanceOf(QueueShutDownException.class)
                .hasMessageContaining("shut down");
        assertThatThrownBy(() -> queue.offer(1)).isInstanceOf(QueueShutDownException.class);
    }

    @Test
    void afterShutdownWhatIsLeftIsTakenAndThenComesTheEnd() throws Exception {
        queue.put(1);
        queue.put(2);
        queue.shutdown();
        assertThat(queue.take()).isEqualTo(1);
        assertThat(queue.poll()).isEqualTo(2);
        assertThatThrownBy(queue::take).isInstanceOf(QueueShutDownException.class)
                .hasMessageContaining("nothing more");
        assertThatThrownBy(queue::poll).isInstanceOf(QueueShutDownException.class);
        assertThat(queue.drainTo(new ArrayList<>())).isZero();
    }

    @Test
    void shutdownEndsTheWaitingOfAll() throws Exception {
        Other<Object> taker = Other.start(queue::take).awaitWaiting();
        Other<Void> putter = Other.run(() -> bounded.put("c")).awaitWaiting();
        queue.shutdown();
        bounded.shutdown();
        assertThatThrownBy(taker::result).isInstanceOf(QueueShutDownException.class);
        assertThatThrownBy(putter::result).isInstanceOf(QueueShutDownException.class);
    }

    @Test
    void anIterationEndsWithTheQueue() throws Exception {
        queue.putAll(List.of(1, 2, 3));
        queue.shutdown();
        assertThat(queue).containsExactly(1, 2, 3);
        assertThat(queue.stream()).isEmpty();
    }

    @Test
    void useAfterCloseIsAnError() throws Exception {
        queue.close();
        queue.close();
        assertThatThrownBy(() -> queue.put(1)).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("closed in this process");
        assertThatThrownBy(queue::take).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("closed in this process");
        assertThatThrownBy(queue::size).isInstanceOf(IllegalStateException.class);
        assertThat(queue).hasToString("ProcessQueue[closed]");
    }

    @Test
    void closingEndsTheWaitingOfAll() throws Exception {
        Other<Object> taker = Other.start(queue::take).awaitWaiting();
        Other<Void> putter = Other.run(() -> bounded.put("c")).awaitWaiting();
        queue.close();
        bounded.close();
        assertThatThrownBy(taker::result).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(putter::result).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void nothingOfAClosedQueueIsLeft() throws Exception {
        queue.put(new byte[BIG]);
        for (int i = 0; i < 20; i++) {
            queue.put(new byte[BIG - 1_000]);
        }
        var annexes = queue.memory().annexes();
        assertThat(annexes.names()).isNotEmpty();
        queue.close();
        assertThat(annexes.names()).isEmpty();
    }
}
