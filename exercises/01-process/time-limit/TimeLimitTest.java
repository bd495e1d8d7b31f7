import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
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

@Idea("signals")
class TimeLimitTest {

    private static final Duration SHORT = Duration.ofMillis(200);

    private static final Duration LONG = Duration.ofMinutes(1);

    @TempDir
    Path folder;

    private Logbook logbook;

    @BeforeEach
    void openLogbook() {
        logbook = Logbook.in(folder);
    }

    @AfterEach
    void endWhatTheTestStarted() {
        pids().forEach(Pids::kill);
    }

    @Test
    @Points(1)
    @Limit(5)
    @Idea("exit-codes")
    void aCommandInTimeTellsItsExitCodeAtOnce() throws Exception {
        Process process = new ProcessBuilder(JavaCommand.of(EndsWith3.class)).start();
        var outcome = TimeLimit.await(process, LONG);
        assertEquals(new TimeLimit.Outcome(OptionalInt.of(3), Set.of()), outcome,
                "The process ends with exit code 3 long before its limit of a minute.");
    }

    @Test
    @Points(1)
    @Limit(5)
    void theLimitEndsASleepingProcess() throws Exception {
        Process process = startFamily(1, "polite");
        var outcome = TimeLimit.await(process, SHORT);
        assertNobodyRuns();
        assertEquals(new TimeLimit.Outcome(OptionalInt.empty(), pids()), outcome,
                "The process slept until its limit: it should be killed, and reported.");
    }

    @Test
    @Points(2)
    @Idea("orphans")
    void theLimitEndsTheWholeFamily() throws Exception {
        TimeLimit.await(startFamily(3, "polite"), SHORT);
        assertNobodyRuns();
    }

    @Test
    @Points(1)
    @Idea("orphans")
    void theWholeFamilyIsReported() throws Exception {
        var outcome = TimeLimit.await(startFamily(3, "polite"), SHORT);
        assertEquals(pids(), new TreeSet<>(outcome.killed()),
                "Killed should be the pids of the process, its child and its grandchild.");
    }

    @Test
    @Points(1)
    @Limit(5)
    void aProcessThatRefusesToEndIsKilledToo() throws Exception {
        TimeLimit.await(startFamily(1, "stubborn"), SHORT);
        assertNobodyRuns();
    }

    @Test
    @Points(1)
    @Idea("orphans")
    void anInterruptLeavesNobodyEither() throws Exception {
        Process process = startFamily(2, "polite");
        var interrupted = new AtomicBoolean();
        Thread waiting = Thread.ofPlatform().daemon().start(() -> {
            try {
                TimeLimit.await(process, LONG);
            } catch (InterruptedException e) {
                interrupted.set(true);
            }
        });
        waiting.interrupt();
        assertTrue(waiting.join(Await.USUAL_LIMIT),
                "The waiting thread was interrupted. It still waits after 5 seconds.");
        assertTrue(interrupted.get(), "The InterruptedException did not come out of await.");
        assertNobodyRuns();
    }

    /** A process, its child, and so on, {@code size} in all; returns when all are there. */
    private Process startFamily(int size, String manner) throws Exception {
        Process process = new ProcessBuilder(
                JavaCommand.of(Ancestor.class, logbook.path(), Integer.toString(size), manner))
                .start();
        logbook.awaitLines(size, "pid:");
        return process;
    }

    private Set<Long> pids() {
        return new TreeSet<>(logbook.linesAfter("pid:").stream().map(Long::valueOf).toList());
    }

    private void assertNobodyRuns() {
        assertFalse(pids().isEmpty(), "The test has lost its processes.");
        assertEquals(List.of(), Pids.alive(pids()), "The process and its descendants have the pids "
                + pids() + ". These of them still ran when await was over.");
    }

    public static final class EndsWith3 {

        private EndsWith3() {}

        public static void main(String[] arguments) {
            System.exit(3);
        }
    }

    /** Starts the next generation, writes down its pid, and sleeps. */
    public static final class Ancestor {

        private Ancestor() {}

        public static void main(String[] arguments) throws Exception {
            Logbook logbook = Logbook.at(arguments[0]);
            int generations = Integer.parseInt(arguments[1]);
            if (generations > 1) {
                startNext(logbook, generations - 1, arguments[2]);
            }
            if (arguments[2].equals("stubborn")) {
                Runtime.getRuntime().addShutdownHook(new Thread(Ancestor::sleep));
            }
            logbook.write("pid:" + ProcessHandle.current().pid());
            sleep();
        }

        private static void startNext(Logbook logbook, int generations, String manner)
                throws IOException {
            var _ = new ProcessBuilder(JavaCommand.of(Ancestor.class, logbook.path(),
                    Integer.toString(generations), manner)).start();
        }

        private static void sleep() {
            try {
                Thread.sleep(LONG);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
