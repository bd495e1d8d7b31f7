package poolcraft.course.grade;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import poolcraft.course.report.Style;
import poolcraft.course.report.TextReport;

/**
 * Submissions that are wrong by profession, one in each folder of {@code hostile/}.
 *
 * <p>The first lines of each say what the verdict has to be: {@code // Points: 2} of four,
 * {@code // Limit: 3} where a test hangs, and {@code // Says: ...} for each text that the report
 * must hold.
 */
@EnabledOnOs(OS.LINUX)
@Execution(ExecutionMode.CONCURRENT)
class HostileSubmissionsTest {

    /** A test that hangs, two JVMs, two compilations, thread dumps, and air for a busy machine. */
    private static final Duration LIMIT = Duration.ofSeconds(40);

    @TestFactory
    Stream<DynamicTest> getTheRightVerdictInTimeAndLeaveNoProcess(@TempDir Path folder)
            throws IOException {
        return TinyKit.hostileSubmissions().map(submission -> {
            String name = submission.getFileName().toString();
            return DynamicTest.dynamicTest(name, () -> check(submission, folder.resolve(name)));
        });
    }

    private static void check(Path submission, Path folder) throws IOException {
        TinyKit kit = TinyKit.in(folder);
        for (String limit : header(submission, "// Limit: ")) {
            kit.limit(Integer.parseInt(limit));
        }
        Verdict verdict = kit.grade(submission);
        String report = new TextReport(Style.PLAIN).of(List.of(verdict));
        assertThat(header(submission, "// Says: ")).allSatisfy(
                text -> assertThat(report).contains(text));
        assertThat(verdict.points()).as(report)
                .isEqualTo(Integer.parseInt(header(submission, "// Points: ").getFirst()));
        assertThat(verdict.passed()).as(report).isEqualTo(verdict.points() == verdict.maximum());
        assertThat(verdict.maximum()).isEqualTo(4);
        assertThat(verdict.run().time()).isLessThan(LIMIT);
        assertThat(processesOf(verdict)).isEmpty();
        assertThat(Path.of(System.getProperty("java.io.tmpdir"), verdict.run().id()))
                .doesNotExist();
    }

    /** One of the submissions leaves a segment there. */
    @AfterAll
    static void nothingIsLeftInSharedMemory() {
        assertThat(Path.of("/dev/shm/poolcraft-hostile")).doesNotExist();
    }

    private static List<String> header(Path submission, String start) throws IOException {
        return Files.readAllLines(submission.resolve("Task.java")).stream()
                .filter(line -> line.startsWith(start))
                .map(line -> line.substring(start.length())).toList();
    }

    private static List<String> processesOf(Verdict verdict) {
        ProcessTable table = ProcessTable.ofThisSystem();
        return table.all().values().stream().filter(entry -> !entry.isGone())
                .filter(entry -> table.hasInEnvironment(entry.pid(), verdict.run().id()))
                .map(entry -> entry.pid() + " " + table.command(entry.pid())).toList();
    }
}
