import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import poolcraft.grading.Await;
import poolcraft.grading.Idea;
import poolcraft.grading.JavaCommand;
import poolcraft.grading.Limit;
import poolcraft.grading.Logbook;
import poolcraft.grading.Pids;
import poolcraft.grading.Points;
import poolcraft.process.JvmProcess;

@Idea("end")
@Limit(90)
class TidyPoolTest {

    private static final Duration GENEROUS = Duration.ofSeconds(60);

    /** What a task starts. */
    static final class Sleeper {

        private Sleeper() {}

        public static void main(String[] args) throws InterruptedException {
            Thread.sleep(Duration.ofMinutes(1));
        }
    }

    /** A program that makes a pool, gives it a long task, and comes to its end. */
    static final class Forgetful {

        private Forgetful() {}

        public static void main(String[] args) throws Exception {
            Logbook log = Logbook.at(args[0]);
            TidyPool pool = new TidyPool(2);
            CompletableFuture<Integer> slow = pool.submit(() -> sleep(log));
            Await.until("the task begins", GENEROUS,
                    () -> slow.isDone() || !log.linesAfter("pid:").isEmpty());
            log.write("the end of main");
        }
    }

    @TempDir
    Path folder;

    private Logbook logbook;

    @BeforeEach
    void openLogbook() {
        logbook = Logbook.in(folder);
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
        logbook.linesAfter("pid:").stream().map(Long::valueOf).forEach(Pids::kill);
    }

    @Test
    @Points(2)
    void aClosedPoolTakesNoTask() throws Exception {
        TidyPool pool = new TidyPool(1);
        CompletableFuture<Integer> first = pool.submit(() -> 1);
        CompletableFuture<Integer> second = pool.submit(() -> 2);
        inTime("close() was called twice.", () -> {
            pool.close();
            pool.close();
            return null;
        });
        assertEquals(3, first.getNow(0) + second.getNow(0),
                "close() should wait for two tasks, which return 1 and 2. This is the sum.");
        assertNothingIsLeft("close() has returned.");
        assertThrows(IllegalStateException.class, () -> pool.submit(() -> 3),
                "submit() was called after close().");
    }

    @Test
    @Points(2)
    void terminateEndsAllTasks() throws Exception {
        Logbook log = logbook;
        TidyPool pool = new TidyPool(1);
        List<CompletableFuture<Integer>> futures = new ArrayList<>();
        futures.add(pool.submit(() -> sleep(log)));
        futures.add(pool.submit(() -> 2));
        futures.add(pool.submit(() -> 3));
        Await.until("the first task begins", GENEROUS,
                () -> futures.getFirst().isDone() || !logbook.linesAfter("pid:").isEmpty());
        terminate(pool);
        assertTrue(futures.stream().allMatch(CompletableFuture::isCancelled), "One task was"
                + " running, two were waiting when terminate() was called. They should all be"
                + " cancelled: " + futures);
        assertNothingIsLeft("terminate() has returned.");
        assertThrows(IllegalStateException.class, () -> pool.submit(() -> 4),
                "submit() was called after terminate().");
    }

    @Test
    @Points(3)
    void terminateEndsWhatTasksHaveStarted() throws Exception {
        Logbook log = logbook;
        TidyPool pool = new TidyPool(1);
        long ofAnOldTask = inTime("A task was submitted.",
                () -> pool.submit(() -> startSleeper(log)).get());
        terminate(pool);
        assertNothingIsLeft("terminate() has returned.");
        Await.until("the program is gone, which a task had started before it was over",
                Duration.ofSeconds(10), () -> Pids.isGone(ofAnOldTask));
    }

    @Test
    @Points(1)
    void aPoolCanBeTerminatedWhileItStarts() throws Exception {
        TidyPool pool = new TidyPool(2);
        CompletableFuture<Integer> future = pool.submit(() -> 1);
        terminate(pool);
        assertTrue(future.isDone(), "terminate() has returned, and a task is neither done nor"
                + " cancelled.");
        assertNothingIsLeft("A pool was made, and terminated at once.");
    }

    @Test
    @Points(3)
    void aProgramThatForgetsItsPoolEnds() throws Exception {
        Process program = new ProcessBuilder(JavaCommand.of(Forgetful.class, logbook.path()))
                .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        try {
            Await.until("a program makes a pool, gives it a task, and ends its main method",
                    GENEROUS, () -> !program.isAlive()
                            || logbook.lines().contains("the end of main"));
            assertTrue(program.waitFor(10, TimeUnit.SECONDS), "A program has made a pool, and given"
                    + " it a task that sleeps for a minute. Its main method has ended 10 seconds"
                    + " ago, and the program is still there.");
            long worker = Long.parseLong(logbook.awaitLine("pid:"));
            Await.until("the worker is gone whose program has ended", Duration.ofSeconds(10),
                    () -> Pids.isGone(worker));
        } finally {
            program.destroyForcibly();
        }
    }

    /** In a worker. */
    private static int sleep(Logbook log) throws InterruptedException {
        log.write("pid:" + ProcessHandle.current().pid());
        Thread.sleep(Duration.ofMinutes(1));
        return 60;
    }

    /** In a worker: the pid of a program that sleeps. */
    private static long startSleeper(Logbook log) throws IOException {
        Process sleeper = new ProcessBuilder(JavaCommand.of(Sleeper.class)).start();
        log.write("pid:" + sleeper.pid());
        return sleeper.pid();
    }

    private static void terminate(TidyPool pool) throws Exception {
        inTime("terminate() was called.", () -> {
            pool.terminate();
            return null;
        });
    }

    private static void assertNothingIsLeft(String situation) {
        assertEquals(List.of(), JvmProcess.activeChildren(),
                situation + " These workers are still alive.");
    }

    private static <R> R inTime(String situation, Callable<R> call) throws Exception {
        var task = new FutureTask<>(call);
        Thread.ofPlatform().daemon().name("uses the pool").start(task);
        return Await.resultOf(task, situation);
    }
}
