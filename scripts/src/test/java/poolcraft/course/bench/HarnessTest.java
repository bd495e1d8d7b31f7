package poolcraft.course.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import poolcraft.course.bench.process.ProcessStart;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "Its contenders are shell scripts")
class HarnessTest {

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final Harness harness = new Harness(3, 4,
            new PrintStream(said, true, StandardCharsets.UTF_8));
    private final Benchmark benchmark = new ProcessStart();

    @Test
    void eachContenderDoesAllItsRounds() throws IOException, InterruptedException {
        Comparison comparison = harness.run(benchmark,
                List.of(fixed("ours", 20), fixed("peer", 30)));
        assertThat(comparison.ours().figures()).hasSize(12).containsOnly(20.0);
        assertThat(comparison.peers()).singleElement()
                .satisfies(peer -> assertThat(comparison.ratio(peer)).isEqualTo(1.5));
    }

    @Test
    void aPeerThatCannotRunFallsOut() throws IOException, InterruptedException {
        Comparison comparison = harness.run(benchmark, List.of(fixed("ours", 20),
                new Contender("broken", new ProcessBuilder("sh", "-c", "exit 1")),
                new Contender("absent", new ProcessBuilder("/nowhere/python3")),
                fixed("peer", 30)));
        assertThat(comparison.peers()).extracting(peer -> peer.contender().name())
                .containsExactly("peer");
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("without broken",
                "without absent");
    }

    @Test
    void withoutOursThereIsNoComparison() {
        Contender broken = new Contender("ours", new ProcessBuilder("sh", "-c", "exit 1"));
        assertThatThrownBy(() -> harness.run(benchmark, List.of(broken, fixed("peer", 30))))
                .isInstanceOf(IOException.class).hasMessageContaining("ours");
    }

    @Test
    void aProcessIsStartedAndJoinedWithoutPython(@TempDir Path folder)
            throws IOException, InterruptedException {
        Comparison comparison = new Harness(1, 1, System.err).run(benchmark,
                benchmark.contenders(new Workshop(Optional.empty(), folder)));
        assertThat(comparison.ours().median()).isPositive();
        assertThat(comparison.peers()).extracting(peer -> peer.contender().name())
                .containsExactly("bare JVM (raw limit)");
    }

    /** One that always says it took so many milliseconds. */
    private static Contender fixed(String name, int millis) {
        return new Contender(name, OptionalDouble.of(1), new ProcessBuilder("sh", "-c",
                "while read n; do while [ $n -gt 0 ]; do echo " + millis
                        + "000000; n=$((n-1)); done; done"));
    }
}
