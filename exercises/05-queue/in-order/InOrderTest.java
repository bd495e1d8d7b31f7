import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutionException;
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

@Idea("handing-on")
@Limit(60)
class InOrderTest {

    private static final Duration A_WHILE = Duration.ofMillis(200);
    private static final int EACH = 100;

    private final List<String> shown = Collections.synchronizedList(new ArrayList<>());
    private ProcessQueue<InOrder.Numbered> results;

    @BeforeEach
    void open() throws Exception {
        results = ProcessQueue.create();
    }

    @AfterEach
    void close() throws Exception {
        for (JvmProcess child : JvmProcess.activeChildren()) {
            child.kill();
            child.join();
        }
        results.close();
    }

    @Test
    @Points(1)
    void whatComesInOrderGoesOutInOrder() throws Exception {
        put(0, 1, 2, 3);
        results.shutdown();
        Await.resultOf(inOrder(), "The results 0, 1, 2, 3 came, and the queue has ended.");
        assertEquals(texts(4), shown, "The results 0, 1, 2, 3 came in this order.");
    }

    @Test
    @Points(2)
    void theOrderIsThatOfTheNumbers() throws Exception {
        put(4, 1, 0, 3, 2, 7, 6, 5);
        results.shutdown();
        Await.resultOf(inOrder(), "The results 4 1 0 3 2 7 6 5 came, and the queue has ended.");
        assertEquals(texts(8), shown, "The results came in this order: 4 1 0 3 2 7 6 5.");
    }

    @Test
    @Points(3)
    void eachIsShownAsSoonAsPossible() throws Exception {
        FutureTask<Void> inOrder = inOrder();
        assertShown(inOrder, 0, 1, "1 came; 0 is missing.", 1);
        assertShown(inOrder, 2, 0, "1 and 0 came.", 0);
        assertShown(inOrder, 3, 2, "1, 0, 2 came.", 2);
        assertShown(inOrder, 3, 4, "1, 0, 2, 5, 4 came; 3 is missing.", 5, 4);
        assertShown(inOrder, 6, 3, "1, 0, 2, 5, 4, 3 came.", 3);
        results.shutdown();
        Await.resultOf(inOrder, "All results from 0 to 5 came, and the queue has ended.");
        assertEquals(texts(6), shown, "All that was shown.");
    }

    private void assertShown(FutureTask<Void> inOrder, int expected, int last, String situation,
            int... numbers) throws Exception {
        put(numbers);
        Await.within(Duration.ofSeconds(4),
                () -> (results.isEmpty() && shown.size() >= expected) || inOrder.isDone());
        if (inOrder.isDone()) {
            inOrder.get();
        }
        assertFalse(inOrder.isDone(), situation + " The queue is not at its end, and inOrder has"
                + " returned.");
        assertFalse(Await.within(A_WHILE, () -> shown.size() > expected), situation + " So much was"
                + " shown: " + shown);
        assertEquals(texts(expected), List.copyOf(shown), situation + " The last one was " + last
                + ". This was shown by then.");
    }

    @Test
    @Points(2)
    @Idea("end")
    void aMissingNumberIsNamed() throws Exception {
        put(1, 0, 4, 3, 5);
        results.shutdown();
        FutureTask<Void> inOrder = inOrder();
        var thrown = assertThrows(ExecutionException.class, () -> Await.resultOf(inOrder,
                "1, 0, 4, 3, 5 came, and the queue has ended."), "1, 0, 4, 3, 5 came, and the queue"
                        + " has ended: 2 is missing. inOrder should throw.");
        assertEquals(IllegalStateException.class, thrown.getCause().getClass(),
                "2 is missing. inOrder has thrown " + thrown.getCause());
        assertTrue(thrown.getCause().getMessage().matches(".*\\b2\\b.*"), "2 is missing. The"
                + " message of the exception should name it: " + thrown.getCause().getMessage());
        assertEquals(texts(2), shown, "2 is missing. This was shown.");
    }

    @Test
    @Points(1)
    @Idea("end")
    void withoutResultsNothingIsShown() throws Exception {
        results.shutdown();
        Await.resultOf(inOrder(), "The queue has ended, and no result came.");
        assertEquals(List.of(), shown, "No result came.");
    }

    @Test
    @Points(1)
    void manyProcessesPutResults() throws Exception {
        ProcessQueue<InOrder.Numbered> shared = results;
        FutureTask<Void> inOrder = inOrder();
        List<JvmProcess> workers = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            int first = i;
            workers.add(JvmProcess.start(() -> work(shared, first)));
        }
        for (JvmProcess worker : workers) {
            worker.join();
        }
        results.shutdown();
        Await.resultOf(inOrder, "Three processes have put all results, and the queue has ended.");
        assertEquals(texts(3 * EACH), shown, "Three processes have put every third result each.");
    }

    private static void work(ProcessQueue<InOrder.Numbered> results, int first)
            throws InterruptedException {
        for (int number = first; number < 3 * EACH; number += 3) {
            results.put(new InOrder.Numbered(number, "text " + number));
        }
    }

    private void put(int... numbers) throws InterruptedException {
        for (int number : numbers) {
            results.put(new InOrder.Numbered(number, "text " + number));
        }
    }

    private static List<String> texts(int count) {
        return IntStream.range(0, count).mapToObj(number -> "text " + number).toList();
    }

    private FutureTask<Void> inOrder() {
        var inOrder = new FutureTask<Void>(() -> {
            InOrder.inOrder(results, shown::add);
            return null;
        });
        Thread.ofPlatform().daemon().name("puts in order").start(inOrder);
        return inOrder;
    }
}
