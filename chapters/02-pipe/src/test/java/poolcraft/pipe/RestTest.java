package poolcraft.pipe;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import poolcraft.process.ProcessTarget;

/** Who waits for the other side sleeps, and so does whatever would wake it. */
class RestTest {

    private static final Duration LONG_ENOUGH = Duration.ofMillis(500);
    private static final int MOST_PERCENT = 10;

    /** In a process of its own, where nothing else runs but the JVM. */
    private static void assertUsesNoCpu(Peer.Work wait) throws Exception {
        try (Peer peer = Peer.start(end -> end.send(percentOfACore(() -> wait.with(end))))) {
            assertThat((Long) peer.connection().receive())
                    .as("percent of a core, while it waits").isLessThan(MOST_PERCENT);
        }
    }

    private static long percentOfACore(ProcessTarget wait) throws Exception {
        cpuNanos();
        wait.run(); // both load what they need
        long cpu = cpuNanos();
        long begun = System.nanoTime();
        wait.run();
        long waited = System.nanoTime() - begun;
        long used = cpuNanos() - cpu;
        assertThat(waited).isGreaterThanOrEqualTo(LONG_ENOUGH.toNanos());
        return 100 * used / waited;
    }

    /** What all threads of Java code have used. */
    private static long cpuNanos() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        return LongStream.of(threads.getAllThreadIds()).map(threads::getThreadCpuTime)
                .filter(nanos -> nanos > 0).sum();
    }

    @Test
    void whoWaitsForAMessageUsesNoCpu() throws Exception {
        assertUsesNoCpu(end -> end.poll(LONG_ENOUGH));
    }

    @Test
    void whoWaitsForOneOfManyUsesNoCpu() throws Exception {
        assertUsesNoCpu(end -> {
            try (Pipe pipe = Pipe.open()) {
                Waiting.any(List.of(end, pipe.left(), pipe.right()), LONG_ENOUGH);
            }
        });
    }

    private static List<Thread> connecting() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("poolcraft-switchboard")).toList();
    }

    @Test
    void anInterruptOfTheThreadThatConnectsIsForgotten() throws Exception {
        assertUsesNoCpu(end -> {
            Await.until("that thread runs", () -> !connecting().isEmpty());
            connecting().forEach(Thread::interrupt);
            end.poll(LONG_ENOUGH);
        });
    }

    @Test
    void whoWaitsForAClientUsesNoCpu() throws Exception {
        assertUsesNoCpu(_ -> {
            try (Listener listener = Listener.bind(Key.random())) {
                listener.accept(LONG_ENOUGH).close();
            } catch (TimeoutException e) {
                // That is how it ends.
            }
        });
    }
}
