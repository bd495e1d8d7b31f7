package poolcraft.queue;

import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import poolcraft.process.Rehearsal;

/** What children of this chapter show the AOT cache. If it failed, they would only start slowly. */
class RehearsalTest {

    @Test
    void theRehearsalOfThisChapterIsAServiceAndWorks() throws Exception {
        Rehearsal rehearsal = ServiceLoader.load(Rehearsal.class).stream()
                .filter(each -> each.type() == QueueRehearsal.class).findFirst().orElseThrow()
                .get();
        rehearsal.run(Child::run);
    }
}
