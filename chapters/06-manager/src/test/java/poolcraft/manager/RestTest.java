package poolcraft.manager;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Nobody is busy because others wait. */
class RestTest extends WithManager {

    private static final long WAIT_MILLIS = 500;
    private static final int TRIES = 20;
    private static final Duration HARDLY_ANY = Duration.ofMillis(WAIT_MILLIS / 10);

    private static Duration cpu(ProcessHandle process) {
        return process.info().totalCpuDuration().orElseThrow();
    }

    /**
     * What the JVM of the manager compiles in the background, and how soon that is done, is not known:
     * one quiet wait will do, since a manager that is busy never has one.
     */
    @Test
    void aManagerWhoseClientWaitsUsesNoCpu() throws Exception {
        ManagedQueue<String> empty = manager.queue();
        long pid = manager.process().orElseThrow().pid();
        ProcessHandle server = ProcessHandle.of(pid).orElseThrow();
        Duration used = HARDLY_ANY;
        for (int i = 0; i < TRIES && used.compareTo(HARDLY_ANY) >= 0; i++) {
            Duration before = cpu(server);
            assertThat(empty.poll(WAIT_MILLIS, TimeUnit.MILLISECONDS)).isNull();
            used = cpu(server).minus(before);
        }
        assertThat(used).isLessThan(HARDLY_ANY);
    }
}
