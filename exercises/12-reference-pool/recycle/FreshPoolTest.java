import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import poolcraft.grading.Await;
import poolcraft.grading.Idea;
import poolcraft.grading.Limit;
import poolcraft.grading.Logbook;
import poolcraft.grading.Pids;
import poolcraft.grading.Points;
import poolcraft.process.JvmProcess;

@Idea("tour")
@Limit(90)
class FreshPoolTest {

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
    void eachWorkerDoesItsNumberOfTasks() throws Exception {
        FreshPool pool = new FreshPool(1, 2);
        List<Long> pids = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            pids.add(result(pool.submit(() -> ProcessHandle.current().pid())));
        }
        String situation = " There is one worker at a time, and each does 2 tasks. The pids of five"
                + " tasks: " + pids;
        assertEquals(pids.get(0), pids.get(1), "Tasks 1 and 2 belong to the same worker."
                + situation);
        assertNotEquals(pids.get(1), pids.get(2), "Task 3 belongs to the next worker." + situation);
        assertEquals(pids.get(2), pids.get(3), "Tasks 3 and 4 belong to the same worker."
                + situation);
        assertNotEquals(pids.get(3), pids.get(4), "Task 5 belongs to the next worker." + situation);
    }

    @Test
    @Points(2)
    void noTaskIsLost() throws Exception {
        Logbook log = logbook;
        FreshPool pool = new FreshPool(2, 4);
        List<CompletableFuture<Integer>> futures = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            int number = i;
            futures.add(pool.submit(() -> note(log, number)));
        }
        for (int i = 0; i < futures.size(); i++) {
            assertEquals(i, result(futures.get(i)), "Task n returns n.");
        }
        assertEquals(16, logbook.linesAfter("task:").size(),
                "Each of 16 tasks should be done once. So often a task was done.");
        Map<String, Long> tasks = logbook.linesAfter("pid:").stream()
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        assertTrue(tasks.values().stream().allMatch(number -> number <= 4), "No worker should do"
                + " more than 4 tasks. Pids, and how many each has done: " + tasks);
    }

    @Test
    @Points(2)
    void aWorkerThatHasDoneItsNumberEndsByItself() throws Exception {
        Logbook log = logbook;
        FreshPool pool = new FreshPool(1, 2);
        result(pool.submit(() -> note(log, 1)));
        result(pool.submit(() -> atTheEnd(() -> log.write("hook:end"))));
        long pid = Long.parseLong(logbook.awaitLine("pid:"));
        Await.until("the worker ends, which has done 2 tasks of 2", Duration.ofSeconds(30),
                () -> Pids.isGone(pid));
        assertEquals(List.of("end"), logbook.linesAfter("hook:"), "The worker has done its number"
                + " of tasks. It should end by itself, and its shutdown hook write a line. Was it"
                + " killed?");
    }

    @Test
    @Points(1)
    void aTaskThatThrowsCountsToo() throws Exception {
        FreshPool pool = new FreshPool(1, 2);
        long first = result(pool.submit(() -> ProcessHandle.current().pid()));
        assertThrows(ExecutionException.class, () -> result(pool.submit(() -> divide(1, 0))),
                "The task divides by zero.");
        assertNotEquals(first, result(pool.submit(() -> ProcessHandle.current().pid())), "Each"
                + " worker does 2 tasks. The second one has thrown, and the third one is done in"
                + " the process with this pid, which is that of the first one.");
    }

    @Test
    @Points(2)
    void theResultDoesNotWaitForTheEndOfItsWorker() throws Exception {
        Logbook log = logbook;
        FreshPool pool = new FreshPool(1, 1);
        CompletableFuture<Integer> future = pool
                .submit(() -> atTheEnd(() -> waitFor(log, "result is there")));
        assertEquals(1, result(future), "The task returns 1.");
        logbook.write("result is there");
        logbook.awaitLine("waited:");
        assertEquals(List.of("true"), logbook.linesAfter("waited:"), "The worker needs some time to"
                + " end: its shutdown hook waits until the test has the result of the last task."
                + " It has waited in vain.");
    }

    @Test
    @Points(2)
    void thereAreNeverMoreWorkersThanAskedFor() throws Exception {
        Logbook log = logbook;
        FreshPool pool = new FreshPool(1, 1);
        result(pool.submit(() -> atTheEnd(() -> waitFor(log, "go on"))));
        CompletableFuture<Integer> next = pool.submit(() -> 2);
        assertFalse(Await.within(Duration.ofSeconds(1),
                () -> JvmProcess.activeChildren().size() > 1),
                "There should be one worker at a time. The first one takes its time to end, and"
                        + " meanwhile there are two: " + JvmProcess.activeChildren());
        logbook.write("go on");
        assertEquals(2, result(next), "The first worker has ended. The next task returns 2.");
        assertEquals(List.of("true"), logbook.linesAfter("waited:"), "The shutdown hook of the"
                + " first worker waits for the test. Was it killed?");
    }

    private static int note(Logbook log, int number) {
        log.write("task:" + number);
        log.write("pid:" + ProcessHandle.current().pid());
        return number;
    }

    private static int divide(int a, int b) {
        return a / b;
    }

    private static int atTheEnd(Runnable hook) {
        Runtime.getRuntime().addShutdownHook(new Thread(hook));
        return 1;
    }

    /** In a shutdown hook: waits for a line of the test, and tells whether it came. */
    private static void waitFor(Logbook log, String line) {
        try {
            log.write("waited:" + Await.within(Duration.ofSeconds(8),
                    () -> log.lines().contains(line)));
        } catch (InterruptedException e) {
            log.write("waited: an interrupt");
        }
    }

    private static <R> R result(CompletableFuture<R> future) throws Exception {
        return Await.resultOf(future, "A task was submitted.");
    }
}
