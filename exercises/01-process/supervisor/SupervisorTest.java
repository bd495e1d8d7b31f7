import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import poolcraft.grading.Await;
import poolcraft.grading.Idea;
import poolcraft.grading.Logbook;
import poolcraft.grading.Pids;
import poolcraft.grading.Points;

@Idea("exit-codes")
class SupervisorTest {

    /** Two clocks are read, and a clock that was set tells a little less than the pause. */
    private static final long TOLERANCE_MILLIS = 20;

    @TempDir
    Path folder;

    private Logbook logbook;

    @BeforeEach
    void openLogbook() {
        logbook = Logbook.in(folder);
    }

    @AfterEach
    void endWhatIsLeft() {
        logbook.linesAfter("pid:").stream().map(Long::valueOf).forEach(Pids::kill);
    }

    @Test
    @Points(1)
    void exitCodeZeroEndsIt() throws Exception {
        Logbook log = logbook;
        var supervisor = new Supervisor(() -> fail(log, 0, 0), 3, _ -> Duration.ZERO);
        assertEquals(OptionalInt.of(0), supervisor.run(), "The child ends with exit code 0.");
        assertEquals(1, starts(), "The child ends with exit code 0. It was started "
                + starts() + " times.");
    }

    @Test
    @Points(2)
    void aFailingChildIsRestartedSoOftenAndNotMore() throws Exception {
        Logbook log = logbook;
        var supervisor = new Supervisor(() -> fail(log, 9, 3), 2, _ -> Duration.ZERO);
        assertEquals(OptionalInt.of(3), supervisor.run(),
                "The child always ends with exit code 3.");
        assertEquals(3, starts(), "The child always fails. With 2 restarts it should be started"
                + " 3 times in all; it was started " + starts() + " times.");
    }

    @Test
    @Points(1)
    void aChildThatSucceedsAtLastEndsIt() throws Exception {
        Logbook log = logbook;
        var supervisor = new Supervisor(() -> fail(log, 1, 3), 5, _ -> Duration.ZERO);
        assertEquals(OptionalInt.of(0), supervisor.run(),
                "The child fails once, then it ends with exit code 0.");
        assertEquals(2, starts(), "The child fails once, then it ends with exit code 0."
                + " It was started " + starts() + " times.");
    }

    @Test
    @Points(1)
    @Idea("signals")
    void aKilledChildIsRestarted() throws Exception {
        Logbook log = logbook;
        var supervisor = new Supervisor(() -> sleepTheFirstTime(log), 1, _ -> Duration.ZERO);
        FutureTask<OptionalInt> run = runInThread(supervisor);
        Pids.kill(awaitChildOf(run));
        assertEquals(OptionalInt.of(0), resultOf(run, "The first child was killed, the second"
                + " one ended."), "The first child was killed, the second one succeeds.");
        assertEquals(2, starts(), "The first child was killed: that is a failure, and there"
                + " should be a second one.");
    }

    @Test
    @Points(2)
    void thePausesAreThoseOfThePolicy() throws Exception {
        Logbook log = logbook;
        List<Integer> asked = Collections.synchronizedList(new ArrayList<>());
        var supervisor = new Supervisor(() -> fail(log, 9, 3), 2, n -> {
            asked.add(n);
            return Duration.ofMillis(n * 200L);
        });
        supervisor.run();
        assertTrue(asked.size() >= 2 && asked.subList(0, 2).equals(List.of(1, 2)),
                "The policy should be asked for the pauses before restart 1 and 2; it was asked"
                        + " for " + asked + ".");
        assertPause(1, 200);
        assertPause(2, 400);
    }

    @Test
    @Points(2)
    void thereAreNeverTwoChildrenAtOnce() throws Exception {
        Logbook log = logbook;
        var supervisor = new Supervisor(() -> failSlowly(log), 1, _ -> Duration.ofMillis(10));
        supervisor.run();
        List<String> events = logbook.linesAfter("- ");
        assertEquals(List.of("begin", "end", "begin", "end"), events,
                "A child takes a second before it fails. The next one may begin only after the"
                        + " end of the one before.");
    }

    @Test
    @Points(2)
    @Idea("signals")
    void stopEndsTheChildAndTheSupervisor() throws Exception {
        Logbook log = logbook;
        var supervisor = new Supervisor(() -> sleepEachTime(log), 1, _ -> Duration.ZERO);
        FutureTask<OptionalInt> run = runInThread(supervisor);
        long child = awaitChildOf(run);
        supervisor.stop();
        assertEquals(OptionalInt.empty(), resultOf(run, "stop() was called."),
                "After stop() there is no exit code to tell.");
        assertTrue(Pids.isGone(child), "run() has returned after stop(), but the child with pid "
                + child + " is still alive.");
        assertEquals(1, starts(), "After stop() no child may be started.");
    }

    @Test
    @Points(1)
    void stopEndsAPause() throws Exception {
        Logbook log = logbook;
        var pausing = new CountDownLatch(1);
        var supervisor = new Supervisor(() -> fail(log, 9, 3), 5, _ -> {
            pausing.countDown();
            return Duration.ofMinutes(1);
        });
        FutureTask<OptionalInt> run = runInThread(supervisor);
        Await.until("the supervisor asks how long to pause",
                () -> pausing.getCount() == 0 || run.isDone());
        assertEquals(0, pausing.getCount(),
                "The child fails, but the policy was not asked for a pause.");
        supervisor.stop();
        assertEquals(OptionalInt.empty(),
                resultOf(run, "stop() was called in a pause of a minute."),
                "After stop() there is no exit code to tell.");
        assertEquals(1, starts(), "After stop() no child may be started.");
    }

    @Test
    @Points(1)
    void stopBeforeRunStartsNothing() throws Exception {
        Logbook log = logbook;
        var supervisor = new Supervisor(() -> fail(log, 0, 0), 5, _ -> Duration.ZERO);
        supervisor.stop();
        FutureTask<OptionalInt> run = runInThread(supervisor);
        assertEquals(OptionalInt.empty(), resultOf(run, "stop() was called before run()."),
                "After stop() there is no exit code to tell.");
        assertEquals(0, starts(), "stop() was called before run(): no child may be started.");
        // The same without stop(): otherwise a supervisor that does nothing would be right.
        assertEquals(OptionalInt.of(0),
                new Supervisor(() -> fail(log, 0, 0), 5, _ -> Duration.ZERO).run(),
                "Without stop() the child is started, and ends with exit code 0.");
    }

    /** In the child: fails with {@code code} the first {@code failures} times. */
    private static void fail(Logbook log, int failures, int code) {
        log.write("begin:" + System.currentTimeMillis());
        boolean fails = log.linesAfter("begin:").size() <= failures;
        log.write("end:" + System.currentTimeMillis());
        System.exit(fails ? code : 0);
    }

    private static void failSlowly(Logbook log) throws InterruptedException {
        log.write("- begin");
        Thread.sleep(Duration.ofSeconds(1));
        log.write("- end");
        System.exit(3);
    }

    private static void sleepTheFirstTime(Logbook log) throws InterruptedException {
        if (log.lines().isEmpty()) {
            sleepEachTime(log);
        }
        log.write("begin:" + System.currentTimeMillis());
    }

    private static void sleepEachTime(Logbook log) throws InterruptedException {
        log.write("begin:" + System.currentTimeMillis());
        log.write("pid:" + ProcessHandle.current().pid());
        Thread.sleep(Duration.ofMinutes(1));
    }

    private int starts() {
        return logbook.linesAfter("begin:").size();
    }

    private void assertPause(int restart, long millis) {
        long end = Long.parseLong(logbook.linesAfter("end:").get(restart - 1));
        long begin = Long.parseLong(logbook.linesAfter("begin:").get(restart));
        assertTrue(begin - end >= millis - TOLERANCE_MILLIS, "The policy says that the pause"
                + " before restart " + restart + " is " + millis + " ms. From the end of one child"
                + " to the beginning of the next one it took " + (begin - end) + " ms.");
    }

    private static FutureTask<OptionalInt> runInThread(Supervisor supervisor) {
        var run = new FutureTask<OptionalInt>(supervisor::run);
        Thread.ofPlatform().daemon().name("runs the supervisor").start(run);
        return run;
    }

    private long awaitChildOf(FutureTask<OptionalInt> run) throws InterruptedException {
        Await.until("the supervisor starts a child, and the child writes its pid",
                () -> !logbook.linesAfter("pid:").isEmpty() || run.isDone());
        assertFalse(logbook.linesAfter("pid:").isEmpty(),
                "run() has returned, and no child was started.");
        return Long.parseLong(logbook.awaitLine("pid:"));
    }

    private static OptionalInt resultOf(FutureTask<OptionalInt> run, String situation)
            throws InterruptedException, ExecutionException {
        try {
            return run.get(5, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new AssertionError(
                    situation + " But run() has not returned after 5 seconds.", e);
        }
    }
}
