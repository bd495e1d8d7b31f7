import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import poolcraft.grading.Idea;
import poolcraft.grading.Limit;
import poolcraft.grading.Points;
import poolcraft.process.ProcessTarget;

/** What {@code ExitCodes.collect} has to do. */
@Limit(20)
class ExitCodesTest {

    private static final Duration PATIENCE = Duration.ofSeconds(8);

    @Test
    @Points(1)
    @Idea("exit-codes")
    void noTargetsGiveNoCodes() throws InterruptedException {
        assertEquals(List.of(), ExitCodes.collect(List.of()));
    }

    @Test
    @Points(2)
    @Idea("exit-codes")
    void codesComeInTheOrderOfTheTargets() throws InterruptedException {
        List<ProcessTarget> targets = List.of(() -> System.exit(3), () -> {}, () -> System.exit(7));
        assertEquals(List.of(3, 0, 7), ExitCodes.collect(targets));
    }

    @Test
    @Points(1)
    @Idea("exit-codes")
    void aFailedChildHasTheCodeOne() throws InterruptedException {
        List<ProcessTarget> targets = List.of(() -> {
            throw new IllegalStateException("on purpose: the parent has to see code 1");
        }, () -> System.exit(2));
        assertEquals(List.of(1, 2), ExitCodes.collect(targets));
    }

    @Test
    @Points(2)
    @Idea("starting-one")
    void childrenRunAtTheSameTime(@TempDir Path folder) throws InterruptedException {
        String here = folder.toString();
        List<ProcessTarget> targets = List.of(() -> meet(here, "a", "b"),
                () -> meet(here, "b", "a"));
        assertEquals(List.of(0, 0), ExitCodes.collect(targets),
                "Each child waits for the other: they must be alive at the same time.");
    }

    /** Leaves a mark and waits for the other's; gives up with code 1. */
    private static void meet(String folder, String own, String other) throws Exception {
        Files.createFile(Path.of(folder, own));
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (Files.notExists(Path.of(folder, other))) {
            assertTrue(System.nanoTime() < end, "the other child never came");
            Thread.onSpinWait();
        }
    }
}
