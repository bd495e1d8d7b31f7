package poolcraft.pool;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import poolcraft.process.JvmProcess;
import poolcraft.process.Rehearsal;

/** What workers show the AOT cache. If it failed, they would only start slowly. */
class RehearsalTest {

    @Test
    void theRehearsalOfThisChapterIsAServiceAndWorks() throws Exception {
        Rehearsal rehearsal = ServiceLoader.load(Rehearsal.class).stream()
                .filter(each -> each.type() == PoolRehearsal.class).findFirst().orElseThrow()
                .get();
        rehearsal.run(target -> {
            JvmProcess child = JvmProcess.start(target);
            assertThat(child.join(Duration.ofSeconds(40))).isTrue();
            assertThat(child.exitCode()).hasValue(0);
        });
    }
}
