import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
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

@Idea("deaths")
@Limit(90)
class LastingPoolTest {

    @TempDir
    Path folder;

    private Logbook logbook;
    private LastingPool pool;

    @BeforeEach
    void startPool() throws Exception {
        logbook = Logbook.in(folder);
        pool = new LastingPool(1);
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
    void aDeathIsToldWithPidAndExitCode() throws Exception {
        long pid = result(pool.submit(() -> ProcessHandle.current().pid()));
        var died = deathOf(pool.submit(() -> exit(7)), "The task calls System.exit(7).");
        assertEquals(7, died.exitCode(), "The task calls System.exit(7).");
        assertEquals(pid, died.pid(), "The pid of the worker that has died.");
        assertTrue(died.getMessage().contains(Long.toString(pid)),
                "The message should name the pid, " + pid + ". It is: " + died.getMessage());
    }

    @Test
    @Points(1)
    void exitCodeZeroIsADeathToo() throws Exception {
        var died = deathOf(pool.submit(() -> exit(0)),
                "The task calls System.exit(0), and so it has no result.");
        assertEquals(0, died.exitCode(), "The task calls System.exit(0).");
    }

    @Test
    @Points(2)
    void anotherWorkerTakesItsPlace() throws Exception {
        List<Long> pids = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            pids.add(result(pool.submit(() -> ProcessHandle.current().pid())));
            deathOf(pool.submit(() -> exit(1)), "The task calls System.exit(1).");
        }
        assertEquals(3, pids.stream().distinct().count(), "There is one worker. After each task"
                + " that returns a pid one has called System.exit. The pids: " + pids);
    }

    @Test
    @Points(2)
    void tasksThatWaitGoOn() throws Exception {
        Logbook log = logbook;
        CompletableFuture<Integer> running = pool.submit(() -> waitToBeKilled(log));
        CompletableFuture<Integer> second = pool.submit(() -> 2);
        CompletableFuture<Integer> third = pool.submit(() -> 3);
        Await.until("the first task is begun", Duration.ofSeconds(60),
                () -> !logbook.linesAfter("pid:").isEmpty() || running.isDone());
        logbook.linesAfter("pid:").stream().map(Long::valueOf).forEach(Pids::kill);
        assertNotEquals(0, deathOf(running, "The worker was killed while it did this task.")
                .exitCode(), "The worker was killed: its exit code is not 0.");
        assertEquals(2, result(second), "There is one worker. It was killed while it did another"
                + " task; this one was not begun.");
        assertEquals(3, result(third), "There is one worker. It was killed while it did another"
                + " task; this one was not begun.");
    }

    @Test
    @Points(1)
    void aTaskThatKillsIsNotTriedAgain() throws Exception {
        Logbook log = logbook;
        CompletableFuture<Integer> bad = pool.submit(() -> exitTheFirstTwoTimes(log));
        deathOf(bad, "The task calls System.exit the first two times it is begun.");
        assertEquals(7, result(pool.submit(() -> 7)), "The task after it returns 7.");
        assertEquals(1, logbook.linesAfter("begun").size(), "The first task has killed its worker."
                + " It should be begun once. So often it was begun.");
    }

    @Test
    @Points(2)
    void aWorkerThatDiesAtRestCostsNothing() throws Exception {
        for (int i = 0; i < 2; i++) {
            long pid = result(pool.submit(() -> ProcessHandle.current().pid()));
            Pids.kill(pid);
            Await.until("the worker that was killed has ended", Duration.ofSeconds(30),
                    () -> JvmProcess.activeChildren()
                            .stream().noneMatch(child -> child.pid() == pid));
            assertEquals(7, result(pool.submit(() -> 7)), "The only worker was killed while it had"
                    + " nothing to do. Then a task was submitted, which returns 7.");
        }
    }

    private static int exit(int code) {
        System.exit(code);
        return code;
    }

    private static int exitTheFirstTwoTimes(Logbook log) {
        log.write("begun");
        return log.linesAfter("begun").size() > 2 ? 0 : exit(3);
    }

    private static int waitToBeKilled(Logbook log) throws InterruptedException {
        log.write("pid:" + ProcessHandle.current().pid());
        Thread.sleep(Duration.ofMinutes(1));
        return 1;
    }

    private static <R> R result(CompletableFuture<R> future) throws Exception {
        try {
            return Await.resultOf(future, "A task was submitted.");
        } catch (ExecutionException e) {
            throw new AssertionError("The task has failed, and should not: " + e.getCause(), e);
        }
    }

    private static LastingWorker.DiedException deathOf(CompletableFuture<?> future,
            String situation) throws Exception {
        try {
            Object result = Await.resultOf(future, situation);
            throw new AssertionError(situation + " Its future has a result: " + result);
        } catch (ExecutionException e) {
            return assertInstanceOf(LastingWorker.DiedException.class, e.getCause(), situation);
        }
    }
}
