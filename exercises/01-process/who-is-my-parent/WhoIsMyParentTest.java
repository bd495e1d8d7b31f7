import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import poolcraft.grading.Idea;
import poolcraft.grading.Logbook;
import poolcraft.grading.Points;
import poolcraft.process.JvmProcess;

@Idea("what-is-a-process")
class WhoIsMyParentTest {

    @TempDir
    Path folder;

    @Test
    @Points(2)
    @Idea("starting-one")
    void aChildNamesItselfAndItsParent() throws Exception {
        Logbook logbook = Logbook.in(folder);
        JvmProcess anna = JvmProcess.builder().name("Anna")
                .start(() -> logbook.write("Anna:" + WhoIsMyParent.introduction()));
        awaitGoodEnd(anna);
        assertEquals("Anna (pid " + anna.pid() + "), child of " + thisProcess(),
                logbook.awaitLine("Anna:"),
                "What a child named Anna says about itself is not right.");
    }

    @Test
    @Points(1)
    @Idea("starting-one")
    void aGrandchildNamesItsOwnParent() throws Exception {
        Logbook logbook = Logbook.in(folder);
        JvmProcess anna = JvmProcess.builder().name("Anna")
                .start(() -> runBertaAndTell(logbook));
        awaitGoodEnd(anna);
        String berta = "Berta (pid " + logbook.awaitLine("Berta's pid:") + ")";
        assertEquals(berta + ", child of Anna (pid " + anna.pid() + ")",
                logbook.awaitLine("Berta:"),
                "This process started Anna, and Anna started Berta."
                        + " What Berta says about itself is not right.");
    }

    @Test
    @Points(1)
    void theFirstProcessSaysThatItIsTheFirst() {
        assertEquals(thisProcess() + ", the first process", WhoIsMyParent.introduction(),
                "No JvmProcess started the process that runs this test."
                        + " What it says about itself is not right.");
    }

    @Test
    @Points(2)
    void theAncestorsGoUpToTheFirstProcessOfTheMachine() throws Exception {
        Logbook logbook = Logbook.in(folder);
        JvmProcess child = JvmProcess.start(() -> tellAncestors(logbook));
        awaitGoodEnd(child);
        assertEquals(lineFromThisProcessUp().toString(), logbook.awaitLine("ancestors:"),
                "The ancestors of a child of this process are not right. The parent comes first;"
                        + " the last one is the process that has no parent.");
    }

    private static void runBertaAndTell(Logbook logbook) throws InterruptedException {
        JvmProcess berta = JvmProcess.builder().name("Berta")
                .start(() -> logbook.write("Berta:" + WhoIsMyParent.introduction()));
        logbook.write("Berta's pid:" + berta.pid());
        berta.join();
    }

    private static void tellAncestors(Logbook logbook) {
        logbook.write("ancestors:" + WhoIsMyParent.ancestors().stream().map(String::valueOf)
                .collect(Collectors.joining(", ", "[", "]")));
    }

    private static void awaitGoodEnd(JvmProcess child) throws InterruptedException {
        child.join();
        assertEquals(0, child.exitCode().getAsInt(),
                "The child that called your code failed; its error is in the output.");
    }

    private static String thisProcess() {
        return "MainProcess (pid " + ProcessHandle.current().pid() + ")";
    }

    private static List<Long> lineFromThisProcessUp() {
        List<Long> pids = new ArrayList<>();
        for (Optional<ProcessHandle> next = Optional.of(ProcessHandle.current()); next
                .isPresent(); next = next.get().parent()) {
            pids.add(next.get().pid());
        }
        return pids;
    }
}
