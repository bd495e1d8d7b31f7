package poolcraft.course.grade;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import poolcraft.course.machine.Captured;

/**
 * The JVM that runs tests: quick, and with no more in it than a submission may see. To make the
 * image takes a while on a busy machine.
 */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class RunnerImageTest {

    private static final Duration LIMIT = Duration.ofMinutes(2);

    @Test
    void theImageHoldsWhatASubmissionMaySeeAndNothingElse() throws Exception {
        RunnerImage image = RunnerImage.ofThisBuild().orElseThrow();
        Captured captured = Captured.run(
                new ProcessBuilder(image.java().toString(), "--list-modules"), LIMIT);
        assertThat(captured.output().lines().map(line -> line.replaceAll("@.*", "")))
                .contains("java.base", "jdk.net", "poolcraft.grading", "org.junit.jupiter.engine")
                .doesNotContain("jdk.unsupported", "jdk.attach", "jdk.management",
                        "java.instrument", "jdk.compiler");
    }

    @Test
    void aSubmissionSeesTheModulesThatTheRunnerDoesNotNeed() throws Exception {
        List<String> command = new ArrayList<>(RunnerJava.quickest().command());
        command.addAll(List.of("--show-module-resolution", "--module",
                "poolcraft.grading/poolcraft.grading.runner.NoSuchClass"));
        Captured captured = Captured.run(new ProcessBuilder(command), LIMIT);
        assertThat(captured.output()).contains("root jdk.net", "root java.net.http");
    }

    @Test
    void theImageHasTheRunnersClassesReadyForUse() throws Exception {
        RunnerImage image = RunnerImage.ofThisBuild().orElseThrow();
        assertThat(image.cache()).isNotEmptyFile();
        assertThat(RunnerJava.quickest().command()).contains("-XX:AOTCache=" + image.cache());
    }

    @Test
    void withoutAnImageTheJdkRunsTheTestsAndHidesItsOtherModules(@TempDir Path folder)
            throws Exception {
        Path submission = TinyKit.hostileSubmissions()
                .filter(path -> path.endsWith("reflects-into-the-runner")).findFirst()
                .orElseThrow();
        try (RunFolder own = new RunFolder()) {
            assertThat(outputOf(submission, TinyKit.in(folder), own)).contains("runner refused",
                    "seal refused", "unsafe refused", "junit refused");
        }
    }

    private static String outputOf(Path submission, TinyKit kit, RunFolder own)
            throws IOException, RejectedException, InterruptedException {
        Build build = Build.of(Submission.in(submission, kit.exercise()), kit.exercise(),
                own.build());
        TestPlan plan = TestPlanReader.read(kit.exercise());
        Path reports = Files.createDirectories(kit.root().resolve("reports"));
        try (RunnerJvm jvm = RunnerJvm.start(own.next(), build, plan, RunnerJava.ofJdk(),
                List.of())) {
            Session session = new Session(jvm, plan.tests(),
                    new SourceLines(List.of(), kit.exercise().tests()), reports);
            session.follow(System.nanoTime() + LIMIT.toNanos());
            assertThat(session.isDone()).isTrue();
            return jvm.out();
        }
    }
}
