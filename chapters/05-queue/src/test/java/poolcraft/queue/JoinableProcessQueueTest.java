package poolcraft.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import poolcraft.process.JvmProcess;

/** A queue whose items are acknowledged, and come back if they are not. */
class JoinableProcessQueueTest {

    private static final Duration SHORT = Duration.ofMillis(30);

    private JoinableProcessQueue<Object> queue;

    @BeforeEach
    void create() throws Exception {
        queue = JoinableProcessQueue.create();
    }

    @AfterEach
    void close() throws Exception {
        queue.close();
    }

    @Test
    void joinWaitsUntilAllIsDone() throws Exception {
        queue.join();
        queue.putAll(List.of(1, 2));
        Other<Void> joiner = Other.run(queue::join).awaitWaiting();
        queue.take();
        queue.taskDone();
        assertThat(queue.join(SHORT)).isFalse();
        queue.take();
        assertThat(joiner.isDone()).isFalse();
        queue.taskDone();
        joiner.result();
        assertThat(queue.join(Duration.ZERO)).isTrue();
    }

    @Test
    void oneTaskDoneTooManyIsAnError() throws Exception {
        queue.put(1);
        assertThatThrownBy(queue::taskDone).isInstanceOf(IllegalStateException.class);
        queue.take();
        queue.taskDone();
        assertThatThrownBy(queue::taskDone).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("holds no item");
    }

    @Test
    void anotherThreadsItemIsNotAcknowledged() throws Exception {
        queue.put(1);
        queue.take();
        assertThatThrownBy(() -> Other.run(queue::taskDone).result())
                .isInstanceOf(IllegalStateException.class);
        assertThat(queue.join(Duration.ZERO)).isFalse();
    }

    @Test
    void anItemThatIsGivenBackIsTakenBeforeAllOthers() throws Exception {
        queue.putAll(List.of(1, 2, 3));
        assertThat(queue.take()).isEqualTo(1);
        assertThat(queue.take()).isEqualTo(2);
        queue.giveBack();
        assertThat(queue.take()).isEqualTo(1);
        assertThat(queue.take()).isEqualTo(3);
        for (int i = 0; i < 3; i++) {
            queue.taskDone();
        }
        assertThat(queue.join(Duration.ZERO)).isTrue();
    }

    @Test
    void anItemOfAConsumerThatDiedComesBack() throws Exception {
        queue.putAll(List.of("first", "second", "third"));
        JoinableProcessQueue<Object> shared = queue;
        JvmProcess consumer = Child.startAndStay(() -> {
            shared.take();
            shared.taskDone();
            shared.take();
        });
        assertThat(queue.take()).isEqualTo("third");
        queue.taskDone();
        Other<Object> waiter = Other.start(() -> {
            Object item = queue.take();
            queue.taskDone();
            return item;
        }).awaitWaiting();
        Child.kill(consumer);
        assertThat(waiter.result()).isEqualTo("second");
        queue.join();
    }

    @Test
    void theEndComesWhenNothingCanComeBack() throws Exception {
        queue.put("only");
        queue.shutdown();
        JoinableProcessQueue<Object> shared = queue;
        JvmProcess consumer = Child.startAndStay(shared::take);
        assertThat(queue.poll(SHORT)).isNull();
        Child.kill(consumer);
        assertThat(queue.take()).isEqualTo("only");
        Other<Object> other = Other.start(queue::take).awaitWaiting();
        assertThatThrownBy(queue::take).isInstanceOf(QueueShutDownException.class);
        queue.taskDone();
        assertThatThrownBy(other::result).isInstanceOf(QueueShutDownException.class);
    }

    @Test
    void closingGivesBackWhatThisProcessHolds() throws Exception {
        queue.put("item");
        JoinableProcessQueue<Object> shared = queue;
        Child.run(() -> {
            shared.take();
            shared.close();
        });
        assertThat(queue.poll()).isEqualTo("item");
    }

    @Test
    void manyThreadsAndTheMemoryComesBack() throws Exception {
        int count = 20_000;
        List<Other<Integer>> workers = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            workers.add(Other.start(() -> {
                int sum = 0;
                for (Object item : queue) {
                    sum += ((int[]) item)[0];
                    queue.taskDone();
                }
                return sum;
            }));
        }
        for (int i = 0; i < count; i++) {
            int[] item = new int[100];
            item[0] = i % 10;
            queue.put(item);
        }
        queue.put(new int[QueueLayout.RING]);
        queue.join();
        queue.shutdown();
        int sum = 0;
        for (Other<Integer> worker : workers) {
            sum += worker.result();
        }
        assertThat(sum).isEqualTo(IntStream.range(0, count).map(i -> i % 10).sum());
        assertThat(queue.memory().annexes().names()).hasSizeLessThan(2);
    }

    @Test
    void anItemThatCannotBeReadCountsAsDone() throws Exception {
        try (JoinableProcessQueue<Object> picky = ProcessQueue.builder()
                .serializer(new RefusingSerializer("bad")).createJoinable()) {
            picky.put(List.of("bad"));
            assertThatThrownBy(picky::take).isInstanceOf(UnreadableItemException.class);
            assertThat(picky.join(Duration.ZERO)).isTrue();
        }
    }
}
