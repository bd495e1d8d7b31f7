import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import poolcraft.grading.Await;
import poolcraft.grading.Idea;
import poolcraft.grading.Logbook;
import poolcraft.grading.Pids;
import poolcraft.grading.Points;
import poolcraft.process.ProcessTarget;

@Idea("exit-codes")
class ExitCodesTest {

    /** How long a child waits for another one that may never come. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    /** The code of a child that was killed; Windows has no signals, and says 1. */
    private static final int KILLED = File.separatorChar == '/' ? -9 : 1;

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
    @Points(2)
    void theCodesComeInTheOrderOfTheTargets() throws Exception {
        Logbook log = logbook;
        List<ProcessTarget> targets = List.of(() -> awaitEndOfOther(log, 3), () -> {},
                () -> tellPidAndExit(log, 7));
        assertEquals(List.of(3, 0, 7), ExitCodes.collect(targets),
                "The first child ends with 3, the second with 0, and the third with 7."
                        + " The third one ends before the first.");
        assertEquals(List.of(), ExitCodes.collect(List.of()), "No targets give no codes.");
    }

    @Test
    @Points(1)
    void aFailedChildHasTheCodeOne() throws Exception {
        List<ProcessTarget> targets = List.of(() -> {
            throw new IllegalStateException("on purpose: the parent has to see code 1");
        }, () -> System.exit(2));
        assertEquals(List.of(1, 2), ExitCodes.collect(targets),
                "The first child ends with an exception, the second one calls System.exit(2).");
    }

    @Test
    @Points(1)
    @Idea("signals")
    void aKilledChildHasANegativeCode() throws Exception {
        Logbook log = logbook;
        List<ProcessTarget> targets = List.of(() -> tellPidAndSleep(log), () -> {});
        var collecting = new FutureTask<>(() -> ExitCodes.collect(targets));
        Thread.ofPlatform().daemon().start(collecting);
        Await.until("the first child writes its pid",
                () -> collecting.isDone() || !logbook.linesAfter("pid:").isEmpty());
        logbook.linesAfter("pid:").stream().map(Long::valueOf).forEach(Pids::kill);
        assertEquals(List.of(KILLED, 0), collecting.get(5, TimeUnit.SECONDS),
                "The first child was killed, the second one ended by itself.");
    }

    @Test
    @Points(2)
    @Idea("starting-one")
    void theChildrenRunAtTheSameTime() throws Exception {
        Logbook log = logbook;
        List<ProcessTarget> targets = List.of(() -> meet(log, "anna", "berta"),
                () -> meet(log, "berta", "anna"));
        assertEquals(List.of(0, 0), ExitCodes.collect(targets),
                "Each child waits for the other one, and fails if that does not come:"
                        + " both must be alive at the same time.");
    }

    private static void tellPidAndExit(Logbook log, int code) {
        log.write("pid:" + ProcessHandle.current().pid());
        System.exit(code);
    }

    private static void awaitEndOfOther(Logbook log, int code) throws InterruptedException {
        long other = Long.parseLong(log.awaitLine("pid:"));
        Await.until("the other child has ended", PATIENCE, () -> Pids.isGone(other));
        System.exit(code);
    }

    private static void tellPidAndSleep(Logbook log) throws InterruptedException {
        log.write("pid:" + ProcessHandle.current().pid());
        Thread.sleep(Duration.ofMinutes(1));
    }

    /** Leaves a mark and waits for the other's; fails if there is none. */
    private static void meet(Logbook log, String own, String other) throws InterruptedException {
        log.write(own);
        assertTrue(Await.within(PATIENCE, () -> log.lines().contains(other)),
                "This child was alone: " + other + " never came.");
    }
}
