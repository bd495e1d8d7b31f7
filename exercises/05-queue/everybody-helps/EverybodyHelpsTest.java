import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import poolcraft.grading.Await;
import poolcraft.grading.Idea;
import poolcraft.grading.Limit;
import poolcraft.grading.Points;
import poolcraft.process.JvmProcess;
import poolcraft.queue.ProcessQueue;

@Idea("end")
@Limit(90)
class EverybodyHelpsTest {

    private static final Duration A_WHILE = Duration.ofMillis(200);
    private static final int MANY = 20_000;

    @AfterEach
    void endWhatIsLeft() throws InterruptedException {
        for (JvmProcess child : JvmProcess.activeChildren()) {
            child.kill();
            child.join();
        }
    }

    @Test
    @Points(1)
    void aHelperAddsAllUntilTheEnd() throws Exception {
        try (ProcessQueue<Integer> queue = ProcessQueue.create()) {
            queue.putAll(List.of(1, 2, 3, 4));
            queue.shutdown();
            assertEquals(10L, Await.resultOf(run(() -> EverybodyHelps.sumOfAll(queue)),
                    "1, 2, 3, 4 were put, and the queue was shut down."),
                    "1, 2, 3, 4 were put, and the queue was shut down.");
        }
    }

    @Test
    @Points(2)
    void noNumberIsAnEnd() throws Exception {
        try (ProcessQueue<Integer> queue = ProcessQueue.create()) {
            List<Integer> numbers = List.of(5, -1, 0, Integer.MIN_VALUE, Integer.MAX_VALUE, 10);
            queue.putAll(numbers);
            queue.shutdown();
            assertEquals(13L, Await.resultOf(run(() -> EverybodyHelps.sumOfAll(queue)),
                    numbers + " were put, and the queue was shut down."),
                    numbers + " were put, and the queue was shut down.");
        }
    }

    @Test
    @Points(2)
    void anEmptyQueueIsNoEnd() throws Exception {
        try (ProcessQueue<Integer> queue = ProcessQueue.create()) {
            FutureTask<Long> sum = run(() -> EverybodyHelps.sumOfAll(queue));
            assertFalse(Await.within(A_WHILE, sum::isDone),
                    "Nothing has been put yet. sumOfAll should wait.");
            queue.put(7);
            assertFalse(Await.within(A_WHILE, sum::isDone), "A number was put, and the queue has"
                    + " not been shut down. sumOfAll should wait for more.");
            queue.put(8);
            queue.shutdown();
            assertEquals(15L, Await.resultOf(sum, "7 and 8 were put, and the queue was shut down."),
                    "7 and 8 were put, with a pause, and the queue was shut down.");
        }
    }

    @Test
    @Points(1)
    void theEndIsForAll() throws Exception {
        try (ProcessQueue<Integer> queue = ProcessQueue.create()) {
            List<FutureTask<Long>> sums = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                sums.add(run(() -> EverybodyHelps.sumOfAll(queue)));
            }
            queue.putAll(IntStream.rangeClosed(1, 1_000).boxed().toList());
            queue.shutdown();
            long all = 0;
            for (FutureTask<Long> sum : sums) {
                all += Await.resultOf(sum,
                        "Three add the numbers of one queue, and it is shut down.");
            }
            assertEquals(500_500, all, "Three have added the numbers from 1 to 1000, which were in"
                    + " one queue. Their sums together.");
        }
    }

    @Test
    @Points(2)
    @Idea("handing-on")
    void theHelpersTogetherAddAll() throws Exception {
        List<Integer> children = new ArrayList<>();
        List<Long> sums = sums(MANY, 3, number -> {
            children.add(JvmProcess.activeChildren().size());
            return number;
        });
        assertEquals(3, sums.size(), "There were three helpers. Their sums: " + sums);
        assertEquals(LongStream.range(0, MANY).sum(),
                sums.stream().mapToLong(Long::longValue).sum(), "The numbers were those below "
                        + MANY + ". The three sums together. The sums: " + sums);
        assertEquals(3, children.getLast(), "When the last number was taken from the iterator,"
                + " there should have been three helpers. There were so many children.");
        assertNobodyIsLeft("sums has returned");
    }

    @Test
    @Points(1)
    @Idea("handing-on")
    void aHelperWithoutANumberHasASumToo() throws Exception {
        List<Long> sums = sums(1, 2, _ -> 17);
        assertEquals(List.of(0L, 17L), sums.stream().sorted().toList(),
                "There was one number, 17, and there were two helpers. The sums, sorted.");
        assertEquals(List.of(0L), sums(0, 1, number -> number),
                "There were no numbers, and there was one helper.");
    }

    @Test
    @Points(2)
    @Idea("killed")
    void aDeadHelperIsNoticed() throws Exception {
        var thrown = assertThrows(ExecutionException.class,
                () -> sums(1_000, 2, number -> number == 500 ? kill() : number),
                "One of two helpers was killed: its sum is missing. sums should throw.");
        assertEquals(IllegalStateException.class, thrown.getCause().getClass(),
                "One of two helpers was killed: its sum is missing. sums has thrown "
                        + thrown.getCause());
        assertNobodyIsLeft("sums has thrown");
    }

    private static int kill() {
        JvmProcess.activeChildren().getFirst().kill();
        return 0;
    }

    private static List<Long> sums(int count, int helpers, IntFunction<Integer> numbers)
            throws Exception {
        Iterable<Integer> all = () -> IntStream.range(0, count).mapToObj(numbers).iterator();
        FutureTask<List<Long>> sums = run(() -> EverybodyHelps.sums(all, helpers));
        return Await.resultOf(sums, "There are " + count + " numbers and " + helpers
                + " helpers.");
    }

    private static void assertNobodyIsLeft(String when) {
        assertTrue(JvmProcess.activeChildren().isEmpty(), "When " + when + ", these helpers are"
                + " alive: " + JvmProcess.activeChildren());
    }

    private static <T> FutureTask<T> run(Callable<T> call) {
        var task = new FutureTask<>(call);
        Thread.ofPlatform().daemon().name("adds").start(task);
        return task;
    }
}
