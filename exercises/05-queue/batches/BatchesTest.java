import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import poolcraft.grading.Await;
import poolcraft.grading.Idea;
import poolcraft.grading.Limit;
import poolcraft.grading.Points;
import poolcraft.process.JvmProcess;
import poolcraft.queue.ProcessQueue;

@Idea("batches")
@Limit(60)
class BatchesTest {

    private static final Duration A_WHILE = Duration.ofMillis(200);
    private static final Duration HOURS = Duration.ofHours(5);
    private static final int MANY = 1_000;

    private ProcessQueue<Integer> queue;

    @BeforeEach
    void open() throws Exception {
        queue = ProcessQueue.create();
        queue.put(0); // what is done for the first time takes longer
        queue.take();
    }

    @AfterEach
    void close() throws Exception {
        for (JvmProcess child : JvmProcess.activeChildren()) {
            child.kill();
            child.join();
        }
        queue.close();
    }

    @Test
    @Points(1)
    void aBatchIsReturnedWhenItIsFull() throws Exception {
        queue.putAll(List.of(1, 2, 3, 4, 5, 6, 7));
        assertBatch(List.of(1, 2, 3), next(3, HOURS), "1 to 7 were put, and a batch has 3 items.");
        assertEquals(4, queue.size(), "1 to 7 were put, and a batch of 3 was taken. So many items"
                + " are left in the queue.");
        assertBatch(List.of(4, 5, 6), next(3, HOURS), "1, 2, 3 were taken.");
        assertBatch(List.of(7), next(1, HOURS), "1 to 6 were taken; a batch has 1 item.");
    }

    @Test
    @Points(1)
    void theFirstItemIsWaitedFor() throws Exception {
        FutureTask<List<Integer>> next = next(3, Duration.ofMillis(1));
        assertFalse(Await.within(A_WHILE, next::isDone), "The queue is empty, and not at its end."
                + " next should wait for a first item, however little patience it has for more.");
        queue.put(1);
        assertBatch(List.of(1), next, "The queue was empty. Then 1 was put, and no more.");
    }

    @Test
    @Points(1)
    void withoutPatienceItTakesWhatIsThere() throws Exception {
        queue.putAll(List.of(1, 2));
        assertBatch(List.of(1, 2), next(5, Duration.ZERO),
                "1 and 2 were put. A batch has 5 items, and the patience is zero.");
    }

    @Test
    @Points(2)
    void moreIsWaitedForAWhile() throws Exception {
        queue.put(1);
        FutureTask<List<Integer>> next = next(3, HOURS);
        assertFalse(Await.within(A_WHILE, next::isDone), "1 was put. A batch has 3 items, and the"
                + " patience is 5 hours. next should wait for more.");
        queue.put(2);
        assertFalse(Await.within(A_WHILE, next::isDone), "1 and 2 were put. A batch has 3 items,"
                + " and the patience is 5 hours. next should wait for one more.");
        queue.put(3);
        assertBatch(List.of(1, 2, 3), next, "1, 2 and 3 were put, with pauses.");
    }

    @Test
    @Points(2)
    void patienceEndsAWaitForMore() throws Exception {
        queue.put(1);
        long start = System.nanoTime();
        assertBatch(List.of(1), next(3, Duration.ofMillis(300)),
                "1 was put, and no more. A batch has 3 items, and the patience is 300 ms.");
        long millis = (System.nanoTime() - start) / 1_000_000;
        assertTrue(millis >= 300, "1 was put, and no more. The patience is 300 ms; next has"
                + " returned after " + millis + " ms.");
    }

    @Test
    @Points(2)
    void itemsDoNotMakeThePatienceLonger() throws Exception {
        queue.put(0);
        FutureTask<List<Integer>> next = next(100_000, Duration.ofSeconds(1));
        int put = 0;
        long end = System.nanoTime() + Duration.ofSeconds(5).toNanos();
        while (!next.isDone() && System.nanoTime() < end) {
            put++;
            queue.put(put);
            Await.within(Duration.ofMillis(20), next::isDone);
        }
        assertTrue(next.isDone(), "The patience is one second. For five seconds items have come, "
                + put + " in all, and next still collects: from when on does it count its time?");
        List<Integer> batch = Await.resultOf(next, "One item came soon after the other.");
        assertEquals(IntStream.range(0, batch.size()).boxed().toList(), batch,
                "0, 1, 2 and so on were put, one soon after the other.");
    }

    @Test
    @Points(2)
    @Idea("end")
    void theEndLosesNothing() throws Exception {
        queue.putAll(List.of(1, 2));
        FutureTask<List<Integer>> next = next(5, HOURS);
        assertFalse(Await.within(A_WHILE, next::isDone), "1 and 2 were put. A batch has 5 items,"
                + " and the patience is 5 hours. next should wait for more.");
        queue.shutdown();
        assertBatch(List.of(1, 2), next, "1 and 2 were put, and a batch has 5 items. While next"
                + " waited for more, the queue was shut down.");
    }

    @Test
    @Points(1)
    @Idea("end")
    void anEmptyBatchIsTheEnd() throws Exception {
        queue.putAll(List.of(1, 2, 3));
        queue.shutdown();
        assertBatch(List.of(1, 2), next(2, HOURS), "1, 2, 3 were put; the queue was shut down.");
        assertBatch(List.of(3), next(2, HOURS), "1 and 2 were taken, and 3 is the last one.");
        assertBatch(List.of(), next(2, HOURS), "All was taken, and the queue is shut down.");
        assertBatch(List.of(), next(2, Duration.ZERO), "The same again.");
    }

    @Test
    @Points(1)
    @Idea("handing-on")
    void aProcessPutsAndThisOneTakesBatches() throws Exception {
        ProcessQueue<Integer> shared = queue;
        JvmProcess.start(() -> produce(shared));
        List<Integer> all = new ArrayList<>();
        List<Integer> batch = Await.resultOf(next(100, Duration.ofMillis(5)),
                "Another process puts items.");
        while (!batch.isEmpty()) {
            assertTrue(batch.size() <= 100, "A batch has 100 items at most. This one has "
                    + batch.size() + ".");
            all.addAll(batch);
            batch = Await.resultOf(next(100, Duration.ofMillis(5)), "Another process puts items.");
        }
        assertEquals(IntStream.range(0, MANY).boxed().toList(), all, "Another process has put the"
                + " numbers below " + MANY + ", in this order. All batches, one behind the other.");
    }

    private static void produce(ProcessQueue<Integer> queue) throws Exception {
        for (int i = 0; i < MANY; i++) {
            queue.put(i);
        }
        queue.shutdown();
    }

    private FutureTask<List<Integer>> next(int most, Duration patience) {
        var next = new FutureTask<>(() -> Batches.next(queue, most, patience));
        Thread.ofPlatform().daemon().name("takes a batch").start(next);
        return next;
    }

    private static void assertBatch(List<Integer> expected, FutureTask<List<Integer>> next,
            String situation) throws Exception {
        assertEquals(expected, Await.resultOf(next, situation), situation);
    }
}
