package poolcraft.course.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import poolcraft.grading.Await;

/** The exit codes of {@code grade} are part of the tool's contract: real JVMs, as a shell sees it. */
@Execution(ExecutionMode.CONCURRENT)
class GradeCommandTest {

    private static final String RIGHT = "class Sum { static int of(int a, int b) { return a + b; } }";
    private static final String TEST = """
            import static org.junit.jupiter.api.Assertions.assertEquals;
            import org.junit.jupiter.api.Test;
            class SumTest {
                @Test void adds() throws Exception { assertEquals(5, Sum.of(2, 3)); }
            }
            """;
    private static final Duration LONG = Duration.ofSeconds(40);

    private Path root;
    private Path exercise;

    @BeforeEach
    void makeKit(@TempDir Path folder) throws IOException {
        root = folder;
        Files.createDirectories(root.resolve("chapters"));
        exercise = Files.createDirectories(root.resolve("exercises/01-tests/sum"));
        Files.writeString(exercise.resolve("SumTest.java"), TEST);
        submit(RIGHT);
    }

    private void submit(String source) throws IOException {
        Files.writeString(exercise.resolve("Sum.java"), source);
    }

    private Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dcourse.root=" + root, "-cp", System.getProperty("java.class.path"),
                        Course.class.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(root.resolve("printed.txt").toFile()).start();
    }

    private int exitCode(String... arguments) throws IOException, InterruptedException {
        Process process = start(arguments);
        assertThat(process.waitFor(LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    private String printed() throws IOException {
        return Files.readString(root.resolve("printed.txt"));
    }

    @Test
    void zeroOnlyIfAllPassed() throws Exception {
        assertThat(exitCode("grade")).isZero();
        assertThat(printed()).contains("Passed: 2 of 2 points");
        assertThat(exitCode("exercises")).isZero();
        assertThat(printed()).contains("2/2  passed");
    }

    @Test
    void oneIfOneFailed() throws Exception {
        submit(RIGHT.replace("a + b", "a - b"));
        assertThat(exitCode("grade", "01-tests")).isEqualTo(1);
        submit(RIGHT);
        assertThat(exitCode("exercises")).isZero();
        assertThat(printed()).contains("0/2  (changed since)");
    }

    @Test
    void twoForWrongUsage() throws Exception {
        assertThat(exitCode("grade", "01-tests/../../secret")).isEqualTo(2);
        assertThat(exitCode("grade", "--from", "nowhere")).isEqualTo(2);
        assertThat(exitCode("grade", "--format", "poem")).isEqualTo(2);
    }

    @Test
    void threeIfTheGraderCouldNotRun() throws Exception {
        Files.delete(exercise.resolve("SumTest.java"));
        assertThat(exitCode("grade")).isEqualTo(3);
        assertThat(printed()).contains("cannot be graded").doesNotContain("\tat ");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void anInterruptedGraderLeavesNothing() throws Exception {
        submit("class Sum { static int of(int a, int b) throws Exception { return new"
                + " ProcessBuilder(\"sh\", \"-c\", \"setsid sleep 31338 & sleep 31338\").start()"
                + ".waitFor(); } }");
        Process grader = start("grade");
        try {
            Await.until("the submission's children run", LONG, () -> sleepers() == 2);
            grader.destroy();
            Await.until("the grader ends", LONG, () -> !grader.isAlive());
            assertThat(sleepers()).isZero();
        } finally {
            grader.destroyForcibly();
        }
    }

    private static long sleepers() {
        return ProcessHandle.allProcesses()
                .filter(process -> process.info().commandLine().orElse("").endsWith("sleep 31338"))
                .filter(process -> !process.info().command().orElse("").endsWith("sh")).count();
    }
}
