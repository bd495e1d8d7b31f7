import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.EOFException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import poolcraft.grading.Await;
import poolcraft.grading.Idea;
import poolcraft.grading.Limit;
import poolcraft.grading.Points;
import poolcraft.memory.Segment;
import poolcraft.pipe.Connection;
import poolcraft.pipe.Pipe;
import poolcraft.process.JvmProcess;

@Idea("inside")
@Limit(90)
class OwnQueueTest {

    /** For what needs no process to start; not reached, except by what hangs. */
    private static final int PATIENCE_SECONDS = 6;

    private static final Duration A_WHILE = Duration.ofMillis(200);
    private static final int CAPACITY = 4;
    private static final int ITEMS = 100;

    private Segment segment;
    private OwnQueue queue;

    @BeforeEach
    void open() throws Exception {
        segment = Segment.create(OwnQueue.bytes(CAPACITY));
        queue = new OwnQueue(segment, CAPACITY);
    }

    @AfterEach
    void close() throws Exception {
        for (JvmProcess child : JvmProcess.activeChildren()) {
            child.kill();
            child.join();
        }
        closeSegment();
    }

    /** Threads that still wait in it, of a solution that hangs, keep it from being closed. */
    private void closeSegment() throws Exception {
        try {
            segment.close();
        } catch (IllegalStateException e) {
            IO.println("A thread is still inside of the queue: " + e.getMessage());
        }
    }

    @Test
    @Points(1)
    void itemsComeInOrder() throws Exception {
        for (long item : new long[]{7, -1, 0, Long.MAX_VALUE}) {
            put(item);
        }
        for (long item : new long[]{7, -1, 0, Long.MAX_VALUE}) {
            assertTaken(item, "7, -1, 0 and a very large number were put.");
        }
    }

    @Test
    @Points(1)
    void itGoesRoundAndRound() throws Exception {
        for (long round = 0; round < 300; round++) {
            for (long i = 0; i <= round % CAPACITY; i++) {
                put(round + i);
            }
            for (long i = 0; i <= round % CAPACITY; i++) {
                assertTaken(round + i, "Some items are put and taken, for the time number " + round
                        + ". The capacity is " + CAPACITY + ".");
            }
        }
    }

    @Test
    @Points(2)
    void aFullQueueMakesPutWait() throws Exception {
        for (long item = 0; item < CAPACITY; item++) {
            put(item);
        }
        FutureTask<Void> put = putInThread(CAPACITY);
        assertFalse(Await.within(A_WHILE, put::isDone), "The capacity is " + CAPACITY
                + ", and so many items have been put. put should wait with the next one.");
        assertTaken(0, "The queue is full, and somebody waits with the next item.");
        resultOf(put, "The queue was full, and put has waited. Then an item was taken.");
        for (long item = 1; item <= CAPACITY; item++) {
            assertTaken(item, "The queue was full, and put has waited with item " + CAPACITY + ".");
        }
    }

    @Test
    @Points(2)
    void anEmptyQueueMakesTakeWait() throws Exception {
        FutureTask<OptionalLong> take = takeInThread();
        assertFalse(Await.within(A_WHILE, take::isDone),
                "The queue is empty. take should wait.");
        put(42);
        assertEquals(OptionalLong.of(42), resultOf(take, "take has waited. Then 42 was put."),
                "take has waited. Then 42 was put.");
    }

    @Test
    @Points(2)
    void oneItemIsForOneOfThoseWhoWait() throws Exception {
        List<FutureTask<OptionalLong>> takers = waitingTakers(3);
        put(1);
        Await.until("one of three who wait in take gets the only item",
                () -> takers.stream().anyMatch(FutureTask::isDone));
        assertFalse(Await.within(A_WHILE, () -> done(takers) > 1), "Three threads wait in take, and"
                + " one item was put. More than one of them has returned: what does a thread know"
                + " when it is woken up?");
        put(2);
        put(3);
        List<Long> taken = new ArrayList<>();
        for (FutureTask<OptionalLong> taker : takers) {
            taken.add(resultOf(taker, "Three waited, and 1, 2, 3 were put.").orElse(-1));
        }
        Collections.sort(taken);
        assertEquals(List.of(1L, 2L, 3L), taken, "Three waited, and 1, 2, 3 were put.");
    }

    private List<FutureTask<OptionalLong>> waitingTakers(int number) throws Exception {
        List<FutureTask<OptionalLong>> takers = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            takers.add(takeInThread());
        }
        assertFalse(Await.within(A_WHILE, () -> done(takers) > 0),
                "The queue is empty. take should wait.");
        return takers;
    }

    private static long done(List<FutureTask<OptionalLong>> takers) {
        return takers.stream().filter(FutureTask::isDone).count();
    }

    @Test
    @Points(2)
    void whatTheQueueKnowsIsInItsSegment() throws Exception {
        put(1);
        put(2);
        OwnQueue other = new OwnQueue(segment, CAPACITY);
        assertEquals(OptionalLong.of(1), resultOf(run(other::take), "1 and 2 were put; take of"
                + " another OwnQueue on the same segment was called."),
                "1 and 2 were put; another OwnQueue on the same segment takes the first one.");
        assertTaken(2, "1 was taken through another OwnQueue on the same segment.");
        resultOf(run(() -> {
            other.put(3);
            other.shutDown();
            return null;
        }), "put and shutDown were called on another OwnQueue on the same segment.");
        assertTaken(3, "3 was put through another OwnQueue on the same segment.");
        assertEquals(OptionalLong.empty(), resultOf(takeInThread(), "The queue was shut down"
                + " through another OwnQueue."), "The queue was shut down through another one.");
    }

    @Test
    @Points(2)
    void whatIsLeftIsTakenAfterTheEnd() throws Exception {
        put(1);
        put(2);
        shutDown();
        assertThrows(IllegalStateException.class, () -> queue.put(3),
                "The queue was shut down. Nothing can be put.");
        assertTaken(1, "1 and 2 were put, and the queue was shut down.");
        assertTaken(2, "1 and 2 were put, and the queue was shut down.");
        for (int i = 0; i < 2; i++) {
            assertEquals(OptionalLong.empty(), resultOf(takeInThread(), "All has been taken."),
                    "The queue was shut down, and all has been taken.");
        }
    }

    @Test
    @Points(2)
    void allWhoWaitHearOfTheEnd() throws Exception {
        List<FutureTask<OptionalLong>> takers = waitingTakers(3);
        shutDown();
        for (FutureTask<OptionalLong> taker : takers) {
            String situation = "Three wait in take, and the queue is shut down.";
            assertEquals(OptionalLong.empty(), resultOf(taker, situation), situation);
        }
    }

    @Test
    @Points(1)
    void whoWaitsForRoomHearsOfTheEnd() throws Exception {
        for (long item = 0; item < CAPACITY; item++) {
            put(item);
        }
        List<FutureTask<Void>> puts = List.of(putInThread(8), putInThread(9));
        assertFalse(Await.within(A_WHILE, () -> puts.stream().anyMatch(FutureTask::isDone)),
                "The queue is full. put should wait.");
        shutDown();
        for (FutureTask<Void> put : puts) {
            var thrown = assertThrows(ExecutionException.class, () -> resultOf(put,
                    "Two wait in put, since the queue is full; then it is shut down."),
                    "Two wait in put, and the queue is shut down. put should throw.");
            assertEquals(IllegalStateException.class, thrown.getCause().getClass(),
                    "Two wait in put, and the queue is shut down.");
        }
    }

    @Test
    @Points(3)
    @Idea("handing-on")
    void manyProcessesPutAndTake() throws Exception {
        Segment shared = segment;
        List<JvmProcess> producers = new ArrayList<>();
        List<Pipe.OneWay> taken = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            long first = i * 1_000_000L;
            producers.add(JvmProcess.start(() -> produce(shared, first)));
            Pipe.OneWay pipe = Pipe.oneWay();
            Connection childs = pipe.sender();
            JvmProcess.start(() -> consume(shared, childs));
            taken.add(pipe);
        }
        for (JvmProcess producer : producers) {
            producer.join();
            assertEquals(0, producer.exitCode().orElse(-1),
                    "A process that puts has failed; its trace is in the output.");
        }
        shutDown();
        List<Long> all = new ArrayList<>();
        for (Pipe.OneWay pipe : taken) {
            all.addAll(receiveOrdered(pipe.receiver()));
            pipe.close();
        }
        Collections.sort(all);
        assertEquals(LongStream.concat(LongStream.range(0, ITEMS), LongStream.range(1_000_000,
                1_000_000 + ITEMS)).boxed().toList(), all, "Two processes have put " + ITEMS
                        + " items each, and two others have taken them. All that was taken, sorted.");
    }

    private static void produce(Segment segment, long first) throws InterruptedException {
        OwnQueue queue = new OwnQueue(segment, CAPACITY);
        for (long i = 0; i < ITEMS; i++) {
            queue.put(first + i);
        }
    }

    private static void consume(Segment segment, Connection taken) throws Exception {
        OwnQueue queue = new OwnQueue(segment, CAPACITY);
        OptionalLong item = queue.take();
        while (item.isPresent()) {
            taken.send(item.getAsLong());
            item = queue.take();
        }
    }

    /** What one consumer has taken: the items of each producer in their order. */
    private static List<Long> receiveOrdered(Connection from) throws Exception {
        List<Long> received = new ArrayList<>();
        long[] last = {-1, -1};
        try {
            while (true) {
                long item = (Long) from.receive();
                int producer = item < 1_000_000 ? 0 : 1;
                assertTrue(item > last[producer], "A process has taken " + item + " after "
                        + last[producer] + ", which was put later.");
                last[producer] = item;
                received.add(item);
            }
        } catch (EOFException e) {
            return received;
        }
    }

    @Test
    @Points(2)
    @Idea("killed")
    void aProcessThatDiesWaitingHoldsUpNobody() throws Exception {
        Segment shared = segment;
        Pipe.OneWay pipe = Pipe.oneWay();
        Connection childs = pipe.sender();
        JvmProcess waiting = JvmProcess.start(() -> takeTwo(shared, childs));
        put(1);
        assertEquals(1L, pipe.receiver().receive(), "A child takes an item and sends it here.");
        Await.within(A_WHILE, () -> false); // it comes to wait for the next one
        waiting.kill();
        waiting.join();
        put(2);
        assertTaken(2, "A process was killed while it waited in take. Then 2 was put.");
        pipe.close();
    }

    private static void takeTwo(Segment segment, Connection taken) throws Exception {
        OwnQueue queue = new OwnQueue(segment, CAPACITY);
        taken.send(queue.take().orElseThrow());
        taken.send(queue.take().orElseThrow());
    }

    @Test
    @Points(2)
    @Idea("killed")
    void aProcessThatDiesPuttingHoldsUpNobody() throws Exception {
        Segment shared = segment;
        for (int kill = 0; kill < 3; kill++) {
            JvmProcess producer = JvmProcess.start(() -> produceForEver(shared));
            long last = -1;
            while (last < 100 + 37 * kill) {
                last = assertNext(last);
            }
            producer.kill();
            producer.join();
            FutureTask<Void> put = putInThread(-1); // the queue may be full
            OptionalLong item = take();
            while (item.getAsLong() != -1) {
                assertEquals(last + 1, item.getAsLong(), "A process puts 0, 1, 2 and so on, and is"
                        + " killed. The next item of those that it has put.");
                last++;
                item = take();
            }
            resultOf(put, "A process was killed while it put items. Then -1 was put, and taken.");
        }
    }

    private long assertNext(long last) throws Exception {
        OptionalLong item = resultOf(takeInThread(), "A process puts 0, 1, 2 and so on.", 60);
        assertEquals(OptionalLong.of(last + 1), item,
                "A process puts 0, 1, 2 and so on; " + last + " was taken before.");
        return last + 1;
    }

    private OptionalLong take() throws Exception {
        return resultOf(takeInThread(), "A process was killed while it put items. Then -1 was put,"
                + " and what is there is taken.");
    }

    private static void produceForEver(Segment segment) throws InterruptedException {
        OwnQueue queue = new OwnQueue(segment, CAPACITY);
        for (long i = 0; i < Long.MAX_VALUE; i++) {
            queue.put(i);
        }
    }

    private void put(long item) throws Exception {
        resultOf(putInThread(item), "put(" + item + ") was called.");
    }

    private void shutDown() throws Exception {
        resultOf(run(() -> {
            queue.shutDown();
            return null;
        }), "shutDown was called.");
    }

    private void assertTaken(long item, String situation) throws Exception {
        assertEquals(OptionalLong.of(item), resultOf(takeInThread(), situation), situation);
    }

    private FutureTask<Void> putInThread(long item) {
        return run(() -> {
            queue.put(item);
            return null;
        });
    }

    private FutureTask<OptionalLong> takeInThread() {
        return run(queue::take);
    }

    private static <T> FutureTask<T> run(Callable<T> call) {
        var task = new FutureTask<>(call);
        Thread.ofPlatform().daemon().name("uses the queue").start(task);
        return task;
    }

    private static <T> T resultOf(FutureTask<T> task, String situation) throws Exception {
        return resultOf(task, situation, PATIENCE_SECONDS);
    }

    private static <T> T resultOf(FutureTask<T> task, String situation, int seconds)
            throws Exception {
        try {
            return task.get(seconds, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new AssertionError(situation + " For " + seconds + " seconds the method has not"
                    + " returned: what does it wait for, and who could tell it?", e);
        }
    }
}
