import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import poolcraft.grading.Await;
import poolcraft.grading.Idea;
import poolcraft.grading.JavaCommand;
import poolcraft.grading.Logbook;
import poolcraft.grading.Pids;
import poolcraft.grading.Points;

@Idea("orphans")
class NoOrphanTest {

    /** More than the second of the task: a busy machine is not the student's fault. */
    private static final Duration UNTIL_GONE = Duration.ofSeconds(2);

    private static final Duration PATIENCE = Duration.ofSeconds(4);

    @TempDir
    Path folder;

    private Logbook logbook;

    @BeforeEach
    void openLogbook() {
        logbook = Logbook.in(folder);
    }

    @AfterEach
    void endWhatTheTestStarted() {
        logbook.linesAfter("parent:").stream().map(Long::valueOf).forEach(Pids::kill);
        logbook.linesAfter("child:").stream().map(Long::valueOf).forEach(Pids::kill);
    }

    @Test
    @Points(2)
    void aSleepingChildEndsWithItsParent() throws Exception {
        assertEndsWithItsParent("sleep", "sleeps");
    }

    @Test
    @Points(2)
    void aBusyChildEndsWithItsParent() throws Exception {
        assertEndsWithItsParent("compute", "computes");
    }

    @Test
    @Points(1)
    @Idea("signals")
    void aChildThatRefusesToExitEndsWithItsParent() throws Exception {
        assertEndsWithItsParent("refuse",
                "sleeps, and has a shutdown hook that never comes to an end,");
    }

    @Test
    @Points(2)
    void aChildLivesAsLongAsItsParent() throws Exception {
        Process parent = startParent("work");
        long child = Long.parseLong(logbook.awaitLine("child:"));
        awaitHeld(child);
        assertEndsWith(parent, child, "sleeps after its work");
    }

    @Test
    @Points(1)
    @Idea("daemons")
    void aChildWhoseMainReturnsEnds() throws Exception {
        Process parent = startParent("return", "sleep");
        Await.until("the child ends, since its main returns", PATIENCE,
                () -> !logbook.linesAfter("exit code:").isEmpty());
        assertEquals("0", logbook.awaitLine("exit code:"), "The child's main returns at once: it"
                + " should end with exit code 0 while its parent lives.");
        long other = Long.parseLong(logbook.awaitLines(2, "child:").get(1));
        awaitHeld(other);
        assertEndsWith(parent, other, "sleeps");
    }

    private void assertEndsWithItsParent(String manner, String inWords) throws Exception {
        Process parent = startParent(manner);
        long child = Long.parseLong(logbook.awaitLine("child:"));
        awaitHeld(child);
        assertEndsWith(parent, child, inWords);
    }

    private void awaitHeld(long child) throws InterruptedException {
        Await.until("hold() returns in the child, and its main goes on", PATIENCE,
                () -> !logbook.linesAfter("held").isEmpty() || Pids.isGone(child));
        assertFalse(logbook.linesAfter("held").isEmpty(), "The child ended in or soon after"
                + " hold(), although its parent lives.");
    }

    private static void assertEndsWith(Process parent, long child, String inWords)
            throws InterruptedException {
        parent.toHandle().destroyForcibly();
        assertTrue(parent.waitFor(5, TimeUnit.SECONDS), "The parent cannot be killed.");
        assertTrue(Await.within(UNTIL_GONE, () -> Pids.isGone(child)),
                "The parent was killed. Its child (pid " + child + ") " + inWords
                        + " and still runs after " + UNTIL_GONE.toSeconds()
                        + " seconds: it is an orphan.");
    }

    /** A parent with a child for each of these manners. */
    private Process startParent(String... manners) throws Exception {
        Process parent = new ProcessBuilder(
                JavaCommand.of(Parent.class, logbook.path(), String.join(" ", manners)))
                .inheritIO().redirectInput(ProcessBuilder.Redirect.PIPE).start();
        logbook.write("parent:" + parent.pid());
        return parent;
    }

    /** Starts children with the student's method, and waits for the end of the first one. */
    public static final class Parent {

        private Parent() {}

        public static void main(String[] arguments) throws Exception {
            Logbook logbook = Logbook.at(arguments[0]);
            List<Process> children = new ArrayList<>();
            for (String manner : arguments[1].split(" ", -1)) {
                Process child = NoOrphan.start(
                        new ProcessBuilder(JavaCommand.of(Child.class, logbook.path(), manner)));
                logbook.write("child:" + child.pid());
                children.add(child);
            }
            logbook.write("exit code:" + children.get(0).waitFor());
            Thread.sleep(Duration.ofMinutes(1));
        }
    }

    /** Holds the student's lifeline, and does what it was told. */
    public static final class Child {

        private Child() {}

        public static void main(String[] arguments) throws Exception {
            Logbook logbook = Logbook.at(arguments[0]);
            NoOrphan.hold();
            switch (arguments[1]) {
                case "work" -> work(logbook);
                case "compute" -> compute(logbook);
                case "refuse" -> refuse(logbook);
                case "sleep" -> sleep(logbook);
                default -> logbook.write("main returns");
            }
        }

        private static void work(Logbook logbook) throws InterruptedException {
            Thread.sleep(Duration.ofSeconds(1));
            sleep(logbook);
        }

        /** Adds up for a minute without a pause. */
        private static void compute(Logbook logbook) {
            logbook.write("held");
            long sum = 0;
            long end = System.nanoTime() + Duration.ofMinutes(1).toNanos();
            while (System.nanoTime() < end) {
                sum += end % 7;
            }
            logbook.write("sum:" + sum);
        }

        private static void refuse(Logbook logbook) throws InterruptedException {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                try {
                    Thread.sleep(Duration.ofMinutes(1));
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }));
            sleep(logbook);
        }

        private static void sleep(Logbook logbook) throws InterruptedException {
            logbook.write("held");
            Thread.sleep(Duration.ofMinutes(1));
        }
    }
}
