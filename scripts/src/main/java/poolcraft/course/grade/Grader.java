package poolcraft.course.grade;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import poolcraft.course.kit.Exercise;

/**
 * Grades exercises.
 *
 * <p>It counts the tests from the kit's sources, compiles the submission, runs the tests in a child
 * JVM that it does not trust, and writes the verdict itself.
 *
 * <pre>{@code
 * Verdict verdict = new Grader(reports).grade(exercise, exercise.folder());
 * IO.println(verdict.points() + " of " + verdict.maximum());
 * }</pre>
 *
 * <p>Thread-safe: several exercises can be graded at the same time. What goes wrong with the
 * grader itself is a {@link GraderException}; whatever a submission does is a verdict.
 */
public final class Grader {

    private final Path reports;

    /** @param reports a folder for the outputs and thread dumps; one for each exercise is made in it */
    public Grader(Path reports) {
        this.reports = reports;
    }

    /** Grades the files that lie in the folder. */
    public Verdict grade(Exercise exercise, Path handedIn) {
        long start = System.nanoTime();
        TestPlan plan = TestPlanReader.read(exercise);
        Path report = reports.resolve(exercise.chapterId()).resolve(exercise.name());
        RunFolder.delete(report);
        try (RunFolder folder = new RunFolder()) {
            ActiveRuns.add(folder);
            Submission submission = Submission.in(handedIn, exercise);
            Build build = Build.of(submission, exercise, folder.build());
            SourceLines sources = new SourceLines(submission.files(), exercise.tests());
            TestRun run = new TestRun(folder, build, sources, exercise.kit().library(), report);
            List<Finding> findings = run.run(plan);
            keepOutput(run, report);
            ActiveRuns.remove(folder);
            return new Verdict(exercise, findings, Optional.empty(), new Verdict.Run(
                    Duration.ofNanos(System.nanoTime() - start), run.out(), run.err(), report));
        } catch (RejectedException e) {
            return rejected(exercise, plan, e.reason(), new Verdict.Run(
                    Duration.ofNanos(System.nanoTime() - start), "", "", report));
        } catch (IOException e) {
            throw new GraderException("Cannot grade " + exercise.id(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new GraderException("Interrupted while grading " + exercise.id());
        }
    }

    private static Verdict rejected(Exercise exercise, TestPlan plan, Reason reason,
            Verdict.Run run) {
        List<Finding> findings = new ArrayList<>();
        plan.tests().forEach(test -> findings.add(Finding.notRun(test)));
        findings.add(Finding.notRun(PlannedTest.NOTHING_LEFT));
        return new Verdict(exercise, findings, Optional.of(reason), run);
    }

    private static void keepOutput(TestRun run, Path report) throws IOException {
        Files.createDirectories(report);
        Files.writeString(report.resolve("out.txt"), run.out());
        Files.writeString(report.resolve("err.txt"), run.err());
    }
}
