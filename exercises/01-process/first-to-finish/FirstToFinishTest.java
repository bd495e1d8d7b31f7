import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicBoolean;
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
import poolcraft.process.ProcessTarget;

@Idea("starting-one")
@Limit(5)
class FirstToFinishTest {

    /** By then, whoever waits for a process knows that it has ended. */
    private static final Duration TIME_TO_BE_NOTICED = Duration.ofMillis(500);

    @TempDir
    Path folder;

    private Logbook logbook;

    @BeforeEach
    void openLogbook() {
        logbook = Logbook.in(folder);
    }

    @AfterEach
    void endWhatIsLeft() {
        pids().forEach(Pids::kill);
    }

    @Test
    @Points(2)
    void theFirstToFinishWins() throws Exception {
        Logbook log = logbook;
        List<ProcessTarget> racers = List.of(() -> sleep(log), () -> awaitSleepers(log, 2),
                () -> sleep(log));
        assertEquals(OptionalInt.of(1), FirstToFinish.race(racers),
                "Racers 0 and 2 sleep for a minute, racer 1 ends soon.");
    }

    @Test
    @Points(1)
    @Idea("exit-codes")
    void aFailureDoesNotWin() throws Exception {
        Logbook log = logbook;
        List<ProcessTarget> racers = List.of(() -> fail(log), () -> awaitDeathOfOther(log));
        assertEquals(OptionalInt.of(1), FirstToFinish.race(racers),
                "Racer 0 fails at once. Racer 1 ends with exit code 0 after that.");
    }

    @Test
    @Points(1)
    @Idea("exit-codes")
    void whenAllFailNobodyWins() throws Exception {
        Logbook log = logbook;
        assertEquals(OptionalInt.empty(),
                FirstToFinish.race(List.of(() -> fail(log), () -> fail(log))), "Both racers fail.");
        assertEquals(2, pids().size(), "Both racers should have been started.");
        assertEquals(OptionalInt.empty(), FirstToFinish.race(List.of()), "There are no racers.");
    }

    @Test
    @Points(2)
    @Idea("signals")
    void theOthersAreGoneWhenRaceReturns() throws Exception {
        Logbook log = logbook;
        FirstToFinish.race(List.of(() -> sleep(log), () -> tidyUpAtTheEnd(log),
                () -> awaitSleepers(log, 2)));
        assertNobodyRuns("race returned");
    }

    @Test
    @Points(1)
    @Idea("signals")
    void theOthersMayTidyUp() throws Exception {
        Logbook log = logbook;
        FirstToFinish.race(List.of(() -> tidyUpAtTheEnd(log), () -> awaitSleepers(log, 1)));
        assertEquals(1, pids().size(), "The race was over before racer 0 ran.");
        if (ProcessHandle.current().supportsNormalTermination()) {
            assertEquals(List.of("tidy"), logbook.linesAfter("all is "),
                    "Racer 0 lost. It has a shutdown hook that tidies up and writes a line at its"
                            + " end. The line is not there.");
        }
    }

    @Test
    @Points(1)
    void anInterruptLeavesNobody() throws Exception {
        Logbook log = logbook;
        var interrupted = new AtomicBoolean();
        Thread racing = Thread.ofPlatform().daemon().start(() -> {
            try {
                FirstToFinish.race(List.of(() -> sleep(log), () -> sleep(log)));
            } catch (InterruptedException e) {
                interrupted.set(true);
            }
        });
        Await.until("both racers run",
                () -> pids().size() == 2 || !racing.isAlive());
        racing.interrupt();
        assertTrue(racing.join(Await.USUAL_LIMIT),
                "The thread that called race was interrupted. It is still there after 5 seconds.");
        assertTrue(interrupted.get(), "Two racers sleep for a minute, and the thread that waits"
                + " is interrupted: there should be an InterruptedException.");
        assertNobodyRuns("race was interrupted");
    }

    private List<Long> pids() {
        return logbook.linesAfter("pid:").stream().map(Long::valueOf).toList();
    }

    private void assertNobodyRuns(String moment) {
        assertEquals(2, pids().size(), "Two racers that sleep should have been started.");
        assertEquals(List.of(), Pids.alive(pids()), "The racers that did not win have the pids "
                + pids() + ". These of them were still alive when " + moment + ".");
    }

    // What the racers do, each in its own process.

    private static void sleep(Logbook log) throws InterruptedException {
        log.write("pid:" + ProcessHandle.current().pid());
        Thread.sleep(Duration.ofMinutes(1));
    }

    private static void awaitSleepers(Logbook log, int count) throws InterruptedException {
        log.awaitLines(count, "pid:");
    }

    private static void fail(Logbook log) {
        log.write("pid:" + ProcessHandle.current().pid());
        System.exit(3);
    }

    private static void awaitDeathOfOther(Logbook log) throws InterruptedException {
        long other = Long.parseLong(log.awaitLine("pid:"));
        Await.until("the racer that fails is gone", () -> Pids.isGone(other));
        Thread.sleep(TIME_TO_BE_NOTICED);
    }

    private static void tidyUpAtTheEnd(Logbook log) throws InterruptedException {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> tidyUp(log)));
        sleep(log);
    }

    /** Takes longer than somebody who does not wait for it. */
    private static void tidyUp(Logbook log) {
        try {
            Thread.sleep(TIME_TO_BE_NOTICED);
            log.write("all is tidy");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
