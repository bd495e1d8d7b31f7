import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import poolcraft.grading.Await;
import poolcraft.grading.Idea;
import poolcraft.grading.Limit;
import poolcraft.grading.Logbook;
import poolcraft.grading.Points;
import poolcraft.process.JvmProcess;

@Idea("results")
@Limit(90)
class FuturePoolTest {

    @TempDir
    Path folder;

    private Logbook logbook;

    @BeforeEach
    void openLogbook() {
        logbook = Logbook.in(folder);
    }

    @AfterEach
    void endWhatIsLeft() throws InterruptedException {
        for (JvmProcess child : JvmProcess.activeChildren()) {
            child.kill();
            child.join();
        }
    }

    @Test
    @Points(2)
    void submitDoesNotWait() throws Exception {
        Logbook log = logbook;
        FuturePool pool = new FuturePool(1);
        var submitting = new FutureTask<>(() -> List.of(pool.submit(() -> waitFor(log, "go", 1)),
                pool.submit(() -> waitFor(log, "go", 1))));
        Thread.ofPlatform().daemon().name("submits").start(submitting);
        List<CompletableFuture<Integer>> futures = Await.resultOf(submitting, "There is one"
                + " worker. Two tasks were submitted, which wait for the test.");
        assertFalse(futures.getFirst().isDone() || futures.getLast().isDone(), "The tasks wait"
                + " for the test. A future is complete already: " + futures);
        logbook.write("go");
        assertEquals(1, result(futures.getFirst()), "The first task has been let go on.");
        assertEquals(1, result(futures.getLast()), "The second task has been let go on.");
    }

    @Test
    @Points(2)
    void aQuickTaskOvertakesASlowOne() throws Exception {
        Logbook log = logbook;
        FuturePool pool = new FuturePool(2);
        CompletableFuture<Integer> slow = pool.submit(() -> waitFor(log, "go", 1));
        CompletableFuture<Integer> quick = pool.submit(() -> 2);
        assertEquals(2, result(quick), "There are two workers. The first task waits for the test,"
                + " the second one returns 2.");
        assertFalse(slow.isDone(), "The first task still waits. Its future is complete: " + slow);
        logbook.write("go");
        assertEquals(1, result(slow), "The first task has been let go on, and returns 1.");
    }

    @Test
    @Points(1)
    void tasksAreBegunInOrder() throws Exception {
        Logbook log = logbook;
        FuturePool pool = new FuturePool(1);
        List<CompletableFuture<Integer>> futures = new ArrayList<>();
        futures.add(pool.submit(() -> waitFor(log, "go", 1)));
        for (int i = 1; i <= 4; i++) {
            int number = i;
            futures.add(pool.submit(() -> note(log, number)));
        }
        logbook.write("go");
        for (CompletableFuture<Integer> future : futures) {
            result(future);
        }
        assertEquals(List.of("1", "2", "3", "4"), logbook.linesAfter("task:"), "There is one"
                + " worker. Tasks 1 to 4 waited for it. In this order they were begun.");
    }

    @Test
    @Points(2)
    void eachFutureHasItsOwnResult() throws Exception {
        FuturePool pool = new FuturePool(2);
        List<FutureTask<String>> submitters = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            int first = i * 1000;
            submitters.add(new FutureTask<>(() -> submitAndCompare(pool, first)));
            Thread.ofPlatform().daemon().name("submits").start(submitters.getLast());
        }
        for (FutureTask<String> submitter : submitters) {
            assertEquals("all right", Await.resultOf(submitter, "Four threads submit 100 tasks"
                    + " each, and wait for the results."), "Task n returns n.");
        }
    }

    @Test
    @Points(2)
    void aCallbackThatWaitsHoldsUpNobody() throws Exception {
        Logbook log = logbook;
        FuturePool pool = new FuturePool(1);
        CompletableFuture<Integer> first = pool.submit(() -> waitFor(log, "go", 1));
        CompletableFuture<Integer> second = pool.submit(() -> 2);
        CompletableFuture<Integer> sum = first.thenApply(one -> one + second.join());
        logbook.write("go");
        assertEquals(3, result(sum), "There is one worker. A callback of the first future waits for"
                + " the second task, and adds 1 and 2.");
    }

    @Test
    @Points(2)
    void closeWaitsForAllTasks() throws Exception {
        Logbook log = logbook;
        FuturePool pool = new FuturePool(1);
        CompletableFuture<Integer> first = pool.submit(() -> lastWish(log));
        CompletableFuture<Integer> second = pool.submit(() -> waitFor(log, "go", 1));
        CompletableFuture<Integer> third = pool.submit(() -> 3);
        var close = new FutureTask<>(() -> {
            pool.close();
            return null;
        });
        Thread.ofPlatform().daemon().name("closes the pool").start(close);
        assertEquals(0, result(first), "The first task returns 0.");
        logbook.write("go");
        Await.resultOf(close, "close() was called, while a task was done and another one waited.");
        assertEquals(1, result(second), "The second task was being done when close() was called.");
        assertEquals(3, result(third), "The third task was submitted before close() was called.");
        assertEquals(List.of(), JvmProcess.activeChildren(),
                "close() has returned. These workers are still alive.");
        assertEquals(List.of("end"), logbook.linesAfter("hook:"), "The worker should have ended by"
                + " itself, and its shutdown hook have written a line. Was it killed?");
    }

    private static String submitAndCompare(FuturePool pool, int first)
            throws InterruptedException, ExecutionException {
        List<CompletableFuture<Integer>> futures = new ArrayList<>();
        for (int i = first; i < first + 100; i++) {
            int number = i;
            futures.add(pool.submit(() -> number));
        }
        for (int i = 0; i < futures.size(); i++) {
            int result = futures.get(i).get();
            if (result != first + i) {
                return "the result of task " + (first + i) + " is " + result;
            }
        }
        return "all right";
    }

    /** In a worker: returns the number when the test has written the line. */
    private static int waitFor(Logbook log, String line, int number) throws InterruptedException {
        log.write("waits");
        assertTrue(Await.within(Duration.ofSeconds(15), () -> log.lines().contains(line)), line);
        return number;
    }

    private static int note(Logbook log, int number) {
        log.write("task:" + number);
        return number;
    }

    private static int lastWish(Logbook log) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> log.write("hook:end")));
        return 0;
    }

    private static <R> R result(CompletableFuture<R> future) throws Exception {
        return Await.resultOf(future, "A task was submitted.");
    }
}
