package poolcraft.pipe;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import poolcraft.process.JvmProcess;
import poolcraft.process.ProcessTarget;
import poolcraft.process.Rehearsal;

/** What children of this chapter show the AOT cache. If it failed, they would only start slowly. */
class RehearsalTest {

    private static final Duration LIMIT = Duration.ofSeconds(40);

    @Test
    void theRehearsalOfThisChapterIsAServiceAndWorks() throws Exception {
        Rehearsal rehearsal = ServiceLoader.load(Rehearsal.class).stream()
                .filter(each -> each.type() == PipeRehearsal.class).findFirst().orElseThrow().get();
        rehearsal.run(RehearsalTest::inAChild);
    }

    private static void inAChild(ProcessTarget target) throws InterruptedException {
        try (JvmProcess child = JvmProcess.start(target)) {
            assertThat(child.join(LIMIT)).as("%s has ended", child).isTrue();
            assertThat(child.exitCode()).as("exit code of %s", child).hasValue(0);
        }
    }
}
