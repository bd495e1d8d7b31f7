import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import poolcraft.grading.Await;
import poolcraft.grading.Idea;
import poolcraft.grading.Limit;
import poolcraft.grading.Points;
import poolcraft.process.JvmProcess;
import poolcraft.queue.ProcessQueue;

@Idea("back-pressure")
@Limit(60)
class OverflowTest {

    private static final Duration A_WHILE = Duration.ofMillis(200);
    private static final int MANY = 300;

    private ProcessQueue<Integer> queue;

    @BeforeEach
    void open() throws Exception {
        queue = ProcessQueue.create(3);
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
    void whatHasRoomIsPut() throws Exception {
        for (Overflow.Policy policy : Overflow.Policy.values()) {
            assertCopy(List.of(1, 2, 3), 0, List.of(1, 2, 3).iterator(), policy,
                    "There is room for all three items.");
        }
    }

    @Test
    @Points(2)
    void waitWaitsForRoom() throws Exception {
        var asked = new AtomicInteger();
        Iterator<Integer> source = IntStream.range(0, 6).peek(_ -> asked.incrementAndGet())
                .boxed().iterator();
        FutureTask<Integer> copy = copy(source, Overflow.Policy.WAIT);
        assertFalse(Await.within(Duration.ofSeconds(1), copy::isDone),
                "6 items come, and there is room for 3:"
                        + " with WAIT, copy should wait for room.");
        assertTrue(asked.get() <= 4, "There is room for 3 items, and nobody takes one. The source"
                + " has been asked for " + asked.get() + " already: who waits does not ask on.");
        List<Integer> taken = new ArrayList<>();
        while (taken.size() < 6) {
            taken.add(Await.resultOf(run(queue::take),
                    "WAIT: 6 items come, there is room for 3, and now they are taken."));
        }
        assertEquals(List.of(0, 1, 2, 3, 4, 5), taken, "WAIT: what was taken.");
        assertEquals(0, Await.resultOf(copy, "WAIT: all items have been taken."),
                "With WAIT nothing is dropped.");
    }

    @Test
    @Points(1)
    void dropNewLeavesTheNewOnesOut() throws Exception {
        assertCopy(List.of(0, 1, 2), 4, numbers(7), Overflow.Policy.DROP_NEW,
                "7 items come, there is room for 3, and nobody takes one.");
    }

    @Test
    @Points(2)
    void dropOldKeepsTheNewOnes() throws Exception {
        assertCopy(List.of(4, 5, 6), 4, numbers(7), Overflow.Policy.DROP_OLD,
                "7 items come, there is room for 3, and nobody takes one.");
    }

    @Test
    @Points(2)
    void whatOthersTakeIsNotDropped() throws Exception {
        for (Overflow.Policy policy : Overflow.Policy.values()) {
            List<Integer> taken = new ArrayList<>();
            Iterator<Integer> source = IntStream.range(0, 8).peek(number -> {
                if (number >= 3) {
                    taken.add(queue.poll());
                }
            }).boxed().iterator();
            int dropped = Await.resultOf(copy(source, policy),
                    policy + ": whenever the next item is"
                            + " asked for, somebody takes one out of the queue.");
            String situation = policy
                    + ": there is room for 3, and when the queue is full, somebody"
                    + " takes one item just before the next one comes.";
            assertEquals(0, dropped, situation + " So many were dropped.");
            assertEquals(List.of(0, 1, 2, 3, 4), taken, situation + " That one has taken these.");
            taken.clear();
            queue.drainTo(taken);
            assertEquals(List.of(5, 6, 7), taken, situation + " These are left.");
        }
    }

    @Test
    @Points(1)
    @Idea("end")
    void afterTheEndNobodyWantsMore() throws Exception {
        FutureTask<Integer> waits = copy(numbers(7), Overflow.Policy.WAIT);
        assertFalse(Await.within(A_WHILE, waits::isDone), "WAIT: 7 items come, and there is room"
                + " for 3. copy should wait.");
        queue.shutdown();
        assertEquals(0, Await.resultOf(waits, "WAIT: the queue was shut down while copy waited."),
                "WAIT: the queue was shut down while copy waited. Nothing was dropped.");
        for (Overflow.Policy policy : Overflow.Policy.values()) {
            assertEquals(0, Await.resultOf(copy(numbers(7), policy), policy + ": the queue has been"
                    + " shut down."), policy + ": the queue has been shut down. Nothing was put,"
                            + " and nothing dropped.");
        }
    }

    @Test
    @Points(2)
    @Idea("handing-on")
    void takenAndDroppedAreAll() throws Exception {
        for (Overflow.Policy policy : Overflow.Policy.values()) {
            try (ProcessQueue<Integer> items = ProcessQueue.create(3);
                    ProcessQueue<Integer> taken = ProcessQueue.create()) {
                JvmProcess other = JvmProcess.start(() -> takeAll(items, taken));
                assertEquals(-1, Await.resultOf(run(taken::take), "Another process starts."),
                        "the other process says that it is there");
                int dropped = Await.resultOf(run(() -> Overflow.copy(numbers(MANY), items, policy)),
                        policy + ": another process takes what is put.");
                items.shutdown();
                other.join();
                List<Integer> all = new ArrayList<>();
                taken.drainTo(all);
                assertOrder(all, policy);
                assertEquals(MANY, all.size() + dropped, policy + ": " + MANY + " items came, and"
                        + " another process took what it could: " + all.size() + ". " + dropped
                        + " were dropped. Together they should be all there were.");
            }
        }
    }

    private static void assertOrder(List<Integer> taken, Overflow.Policy policy) {
        for (int i = 1; i < taken.size(); i++) {
            assertTrue(taken.get(i - 1) < taken.get(i), policy + ": the items are growing numbers."
                    + " Another process has taken " + taken.get(i) + " after "
                    + taken.get(i - 1) + ".");
        }
    }

    private static void takeAll(ProcessQueue<Integer> items, ProcessQueue<Integer> taken)
            throws InterruptedException {
        taken.put(-1);
        for (int item : items) {
            taken.put(item);
        }
    }

    private static Iterator<Integer> numbers(int count) {
        return Stream.iterate(0, number -> number + 1).limit(count).iterator();
    }

    private void assertCopy(List<Integer> expected, int dropped, Iterator<Integer> source,
            Overflow.Policy policy, String situation) throws Exception {
        assertEquals(dropped, Await.resultOf(copy(source, policy), policy + ": " + situation),
                policy + ": " + situation + " What copy says about how many it has dropped.");
        List<Integer> left = new ArrayList<>();
        queue.drainTo(left);
        assertEquals(expected, left, policy + ": " + situation + " What is in the queue.");
    }

    private FutureTask<Integer> copy(Iterator<Integer> source, Overflow.Policy policy) {
        return run(() -> Overflow.copy(source, queue, policy));
    }

    private static <T> FutureTask<T> run(Callable<T> call) {
        var task = new FutureTask<>(call);
        Thread.ofPlatform().daemon().name("uses the queue").start(task);
        return task;
    }
}
