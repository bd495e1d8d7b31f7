import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
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

@Idea("claims")
@Limit(90)
class StrictPoolTest {

    private static final Duration GENEROUS = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private Logbook logbook;
    private StrictPool pool;

    @BeforeEach
    void startPool() throws IOException {
        logbook = Logbook.in(folder);
        pool = new StrictPool(1);
    }

    @AfterEach
    void endWhatIsLeft() throws InterruptedException {
        // A pool that has tasks left starts another worker for each one that dies.
        while (Await.within(Duration.ofMillis(300),
                () -> !JvmProcess.activeChildren().isEmpty())) {
            for (JvmProcess child : JvmProcess.activeChildren()) {
                child.kill();
                child.join();
            }
        }
    }

    @Test
    @Points(2)
    void cancelStopsATaskThatRuns() throws Exception {
        Logbook log = logbook;
        CompletableFuture<Integer> slow = pool.submit(() -> sleep(log));
        long worker = awaitWorker(slow);
        assertTrue(slow.cancel(true), "The task sleeps for a minute: it can be cancelled.");
        assertThrows(CancellationException.class, () -> result(slow), "The task was cancelled.");
        awaitGone(worker, "the worker is gone whose task was cancelled");
        assertEquals(7, result(pool.submit(() -> 7)), "The only worker's task was cancelled. The"
                + " next task returns 7.");
    }

    @Test
    @Points(2)
    void aTaskThatWaitsIsTakenBack() throws Exception {
        Logbook log = logbook;
        CompletableFuture<Integer> first = pool.submit(() -> waitForTheTest(log));
        CompletableFuture<Integer> second = pool.submit(() -> note(log, 2));
        CompletableFuture<Integer> third = pool.submit(() -> note(log, 3));
        awaitWorker(first);
        assertTrue(second.cancel(true), "The second task waits for the only worker, which does the"
                + " first one: it can be cancelled.");
        logbook.write("go on");
        assertEquals(1, result(first), "The first task was being done when the second one was"
                + " cancelled, which has waited.");
        assertEquals(3, result(third), "The third task has waited, like the second one, which was"
                + " cancelled.");
        assertEquals(List.of("3"), logbook.linesAfter("task:"), "Of tasks 2 and 3, which have"
                + " waited, number 2 was cancelled. These were begun.");
    }

    @Test
    @Points(1)
    void whatIsOverCannotBeCancelled() throws Exception {
        CompletableFuture<Long> over = pool.submit(() -> ProcessHandle.current().pid());
        long worker = result(over);
        assertFalse(over.cancel(true), "The task is over. cancel() should return false.");
        assertEquals(worker, result(pool.submit(() -> ProcessHandle.current().pid())), "A task was"
                + " cancelled that was over. The same worker should do the next one.");
    }

    @Test
    @Points(2)
    void aTaskThatTakesTooLongIsStopped() throws Exception {
        Logbook log = logbook;
        CompletableFuture<Integer> slow = pool.submit(() -> sleep(log), Duration.ofSeconds(3));
        long worker = awaitWorker(slow);
        assertInstanceOf(TimeoutException.class, problemOf(slow),
                "The task sleeps for a minute, and its limit is 3 seconds.");
        awaitGone(worker, "the worker is gone whose task has taken too long");
        assertEquals(7, result(pool.submit(() -> 7, GENEROUS)), "The only worker's task has taken"
                + " too long. The next task returns 7.");
    }

    @Test
    @Points(2)
    void theLimitBeginsWithTheTask() throws Exception {
        Logbook log = logbook;
        CompletableFuture<Integer> first = pool.submit(() -> waitForTheTest(log), GENEROUS);
        CompletableFuture<Integer> second = pool.submit(() -> noteAfterASecond(log, 2),
                Duration.ofSeconds(3));
        awaitWorker(first);
        try {
            second.get(3500, TimeUnit.MILLISECONDS);
            throw new AssertionError("The second task cannot be over: the first one is not.");
        } catch (TimeoutException e) {
            logbook.write("go on"); // it still waits, for longer than its limit
        }
        assertEquals(1, result(first), "The first task has a limit of a minute.");
        assertEquals(2, result(second), "The second task has waited for a worker for longer than 3"
                + " seconds, which is its limit; then it was done in a second.");
    }

    /** In a worker. */
    private static int sleep(Logbook log) throws InterruptedException {
        log.write("pid:" + ProcessHandle.current().pid());
        Thread.sleep(Duration.ofMinutes(1));
        return 60;
    }

    /** In a worker. */
    private static int waitForTheTest(Logbook log) throws InterruptedException {
        log.write("pid:" + ProcessHandle.current().pid());
        Await.within(Duration.ofSeconds(30), () -> log.lines().contains("go on"));
        return 1;
    }

    /** In a worker. */
    private static int note(Logbook log, int number) {
        log.write("task:" + number);
        return number;
    }

    /** In a worker: not done in no time, which no limit would be too short for. */
    private static int noteAfterASecond(Logbook log, int number) throws InterruptedException {
        Thread.sleep(Duration.ofSeconds(1));
        return note(log, number);
    }

    /** Waits until the task has written its worker's pid. */
    private long awaitWorker(CompletableFuture<?> task) throws InterruptedException {
        Await.until("a worker begins the task", GENEROUS,
                () -> !logbook.linesAfter("pid:").isEmpty() || task.isDone());
        return Long.parseLong(logbook.awaitLine("pid:"));
    }

    private static void awaitGone(long pid, String fact) throws InterruptedException {
        Await.until(fact, Duration.ofSeconds(10), () -> Pids.isGone(pid));
    }

    private static <R> R result(CompletableFuture<R> future) throws Exception {
        try {
            return Await.resultOf(future, "A task was submitted.");
        } catch (ExecutionException e) {
            throw new AssertionError("The task has failed, and should not: " + e.getCause(), e);
        }
    }

    private static Throwable problemOf(CompletableFuture<?> future) throws Exception {
        try {
            Object result = Await.resultOf(future, "A task was submitted.");
            throw new AssertionError("The task cannot succeed. Its result: " + result);
        } catch (ExecutionException e) {
            return e.getCause();
        }
    }
}
