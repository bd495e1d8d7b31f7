package poolcraft.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import poolcraft.process.TransferException;

/** What a queue does, seen by the threads of one process. */
class ProcessQueueTest {

    private static final int BIG = QueueLayout.MAX_INLINE + 1;

    private ProcessQueue<Object> queue;
    private ProcessQueue<Object> bounded;

    @BeforeEach
    void create() throws Exception {
        queue = ProcessQueue.create();
        bounded = ProcessQueue.create(2);
    }

    @AfterEach
    void close() throws Exception {
        queue.close();
        bounded.close();
    }

    private void fill() throws InterruptedException {
        bounded.put("a");
        bounded.put("b");
    }

    @Test
    void whatWasPutIsTakenInOrder() throws Exception {
        List<Object> items = List.of(1, "zwei", 3L, 4.5, true, List.of(6, 7));
        for (Object item : items) {
            queue.put(item);
        }
        for (Object item : items) {
            assertThat(queue.take()).isEqualTo(item);
        }
    }

    @Test
    void pollOfAnEmptyQueueReturnsNothingAtOnce() {
        assertThat(queue.poll()).isNull();
    }

    @Test
    void aLimitOfZeroOrLessDoesNotWait() throws Exception {
        fill();
        assertThat(queue.poll(Duration.ZERO)).isNull();
        assertThat(queue.poll(Duration.ofSeconds(-1))).isNull();
        assertThat(bounded.offer("c", Duration.ZERO)).isFalse();
        assertThat(bounded.offer("c", Duration.ofSeconds(-1))).isFalse();
        assertThat(bounded.poll(Duration.ZERO)).isEqualTo("a");
        assertThat(bounded.offer("c", Duration.ZERO)).isTrue();
    }

    @Test
    void takeWaitsForAnItem() throws Exception {
        Other<Object> taker = Other.start(queue::take).awaitWaiting();
        queue.put("there");
        assertThat(taker.result()).isEqualTo("there");
    }

    @Test
    void offerToAFullQueuePutsNothing() throws Exception {
        fill();
        assertThat(bounded.offer("c")).isFalse();
        assertThat(bounded.size()).isEqualTo(2);
        assertThatThrownBy(() -> bounded.add("c")).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("full").hasMessageContaining("2 items");
    }

    @Test
    void putWaitsForRoom() throws Exception {
        fill();
        Other<Void> putter = Other.run(() -> bounded.put("c")).awaitWaiting();
        assertThat(bounded.take()).isEqualTo("a");
        putter.result();
        assertThat(bounded.take()).isEqualTo("b");
        assertThat(bounded.take()).isEqualTo("c");
    }

    @Test
    void everyoneWhoWaitsIsServed() throws Exception {
        List<Other<Object>> takers = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            takers.add(Other.start(bounded::take).awaitWaiting());
        }
        bounded.putAll(List.of(0, 1, 2, 3, 4, 5, 6, 7));
        List<Object> taken = new ArrayList<>();
        for (Other<Object> taker : takers) {
            taken.add(taker.result());
        }
        assertThat(taken).containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5, 6, 7);
    }

    @Test
    void virtualThreadsWaitToo() throws Exception {
        List<Object> taken = new ArrayList<>();
        Thread taker = Thread.ofVirtual().start(() -> queue.forEach(taken::add));
        Thread.ofVirtual().start(() -> {
            queue.add(1);
            queue.add(2);
        }).join();
        queue.shutdown();
        taker.join();
        assertThat(taken).containsExactly(1, 2);
    }

    @Test
    void anInterruptedTakeTakesNothing() throws Exception {
        Other<Object> taker = Other.start(queue::take).awaitWaiting();
        taker.interrupt();
        assertThatThrownBy(taker::result).isInstanceOf(InterruptedException.class);
        queue.put("still there");
        assertThat(queue.size()).isEqualTo(1);
    }

    @Test
    void anInterruptedPutPutsNothing() throws Exception {
        fill();
        Other<Void> putter = Other.run(() -> bounded.put("c")).awaitWaiting();
        putter.interrupt();
        assertThatThrownBy(putter::result).isInstanceOf(InterruptedException.class);
        assertThat(bounded.size()).isEqualTo(2);
    }

    @Test
    void whoWasInterruptedBeforeNeitherPutsNorTakes() throws Exception {
        queue.put("here");
        assertThatThrownBy(() -> Other.get(() -> {
            Thread.currentThread().interrupt();
            return queue.take();
        })).isInstanceOf(InterruptedException.class);
        assertThatThrownBy(() -> Other.run(() -> {
            Thread.currentThread().interrupt();
            queue.put("more");
        }).result()).isInstanceOf(InterruptedException.class);
        assertThat(queue.size()).isEqualTo(1);
    }

    @Test
    void sizeAndRemainingCapacityCount() throws Exception {
        assertThat(bounded.isEmpty()).isTrue();
        assertThat(bounded.remainingCapacity()).isEqualTo(2);
        bounded.put("a");
        assertThat(bounded.size()).isEqualTo(1);
        assertThat(bounded.remainingCapacity()).isEqualTo(1);
        assertThat(queue.remainingCapacity()).isEqualTo(Integer.MAX_VALUE);
    }

    @Test
    void aQueueHasRoomForAtLeastOneItem() {
        assertThatThrownBy(() -> ProcessQueue.create(0))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("0");
    }

    @Test
    void nullIsNoItem() {
        assertThatThrownBy(() -> queue.put(null)).isInstanceOf(NullPointerException.class)
                .hasMessageContaining("shutdown()");
    }

    @Test
    void anItemThatCannotBeSerializedIsReportedToItsPutterAndStopsNothing() throws Exception {
        queue.put("before");
        assertThatThrownBy(() -> queue.put(new Object())).isInstanceOf(TransferException.class)
                .hasMessageContaining("java.lang.Object");
        assertThatThrownBy(() -> queue.putAll(List.of("half", new Object())))
                .isInstanceOf(TransferException.class);
        queue.put("after");
        assertThat(drain()).containsExactly("before", "after");
    }

    private List<Object> drain() {
        List<Object> all = new ArrayList<>();
        queue.drainTo(all);
        return all;
    }

    @Test
    void anItemThatIsTooLongIsReportedToItsPutter() throws Exception {
        try (ProcessQueue<byte[]> small = ProcessQueue.builder().maxItem(100).create()) {
            small.put(new byte[99]);
            assertThatThrownBy(() -> small.put(new byte[100]))
                    .isInstanceOf(TransferException.class).hasMessageContaining("101 bytes")
                    .hasMessageContaining("100");
            assertThat(small.size()).isEqualTo(1);
        }
    }

    @Test
    void anItemThatCannotBeReadIsLostAndTheNextOneComes() throws Exception {
        try (ProcessQueue<Object> picky = ProcessQueue.builder()
                .serializer(new RefusingSerializer("bad")).create()) {
            picky.putAll(List.of(List.of("bad"), List.of("good"), List.of("bad"), List.of("fine")));
            assertThatThrownBy(picky::take).isInstanceOf(UnreadableItemException.class)
                    .hasMessageContaining("refused");
            assertThat(picky.take()).isEqualTo(List.of("good"));
            List<Object> rest = new ArrayList<>();
            assertThatThrownBy(() -> picky.drainTo(rest))
                    .isInstanceOf(UnreadableItemException.class);
            assertThat(rest).containsExactly(List.of("fine"));
        }
    }

    @Test
    void drainToTakesAtMostSoMany() throws Exception {
        queue.putAll(IntStream.range(0, 10).boxed().toList());
        List<Object> some = new ArrayList<>();
        assertThat(queue.drainTo(some, 4)).isEqualTo(4);
        assertThat(queue.drainTo(some, 0)).isZero();
        assertThat(queue.drainTo(some)).isEqualTo(6);
        assertThat(some).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
        assertThat(queue.drainTo(some)).isZero();
    }

    @Test
    void anUnboundedQueueGrowsAndGivesTheMemoryBack() throws Exception {
        int count = 40_000;
        for (int i = 0; i < count; i++) {
            queue.put("item number " + i + " of a queue that has to grow for them, and shrink");
        }
        assertThat(annexes()).hasSizeGreaterThan(2);
        for (int i = 0; i < count; i++) {
            assertThat((String) queue.take()).startsWith("item number " + i + " ");
        }
        queue.put("back in the first ring");
        assertThat(queue.take()).isEqualTo("back in the first ring");
        assertThat(annexes()).isEmpty();
    }

    private List<String> annexes() throws Exception {
        return queue.memory().annexes().names();
    }

    @Test
    void anItemLargerThanABlockHasRoomOfItsOwn() throws Exception {
        byte[] big = new byte[3 * QueueLayout.RING];
        new SplittableRandom(1).nextBytes(big);
        queue.put("before");
        queue.put(big);
        queue.put("after");
        assertThat(annexes()).containsExactly("item-1");
        assertThat(queue.take()).isEqualTo("before");
        assertThat((byte[]) queue.take()).isEqualTo(big);
        assertThat(queue.take()).isEqualTo("after");
        assertThat(annexes()).isEmpty();
    }

    @Test
    void itemsOfEveryLengthComeWholeAndInOrder() throws Exception {
        var random = new SplittableRandom(7);
        List<byte[]> expected = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) {
            boolean put = expected.isEmpty() || random.nextInt(100) < (i < 2_000 ? 60 : 30);
            if (put) {
                byte[] bytes = new byte[random.nextInt(random.nextInt(20) == 0 ? BIG * 2 : 3_000)];
                random.nextBytes(bytes);
                queue.put(bytes);
                expected.add(bytes);
            } else {
                assertThat(Arrays.equals((byte[]) queue.take(), expected.removeFirst())).isTrue();
            }
        }
        for (byte[] bytes : expected) {
            assertThat(Arrays.equals((byte[]) queue.take(), bytes)).isTrue();
        }
        queue.put(1);
        queue.take();
        assertThat(annexes()).isEmpty();
    }
}
