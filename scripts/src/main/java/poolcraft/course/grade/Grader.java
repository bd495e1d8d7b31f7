package poolcraft.course.grade;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import poolcraft.course.kit.Exercise;
import poolcraft.course.kit.Kit;

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

    /**
     * A grader that keeps outputs and thread dumps.
     *
     * @param reports where it keeps them, in a folder for each exercise
     */
    public Grader(Path reports) {
        this.reports = reports;
    }

    /**
     * What an exercise is worth: its tests in the order of the source, and what the grader adds.
     *
     * @throws GraderException where its test cannot be counted
     */
    public static List<PlannedTest> plan(Exercise exercise) {
        List<PlannedTest> tests = new ArrayList<>(TestPlanReader.read(exercise).tests());
        tests.add(PlannedTest.NOTHING_LEFT);
        return tests;
    }

    /** Grades the files that lie in the folder. */
    public Verdict grade(Exercise exercise, Path handedIn) {
        return grade(exercise, handedIn, _ -> true);
    }

    /** Runs some of the tests only: the verdict is about these. */
    public Verdict grade(Exercise exercise, Path handedIn, Predicate<PlannedTest> wanted) {
        TestPlan whole = TestPlanReader.read(exercise);
        TestPlan plan = new TestPlan(whole.testClass(),
                whole.tests().stream().filter(wanted).toList());
        Path report = reports.resolve(exercise.chapterId()).resolve(exercise.name());
        RunFolder.delete(report);
        try (RunFolder folder = new RunFolder()) {
            prepareJava(exercise.kit());
            return grade(plan, new Work(exercise, handedIn, folder, report));
        } catch (IOException e) {
            throw new GraderException("Cannot grade " + exercise.id(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new GraderException("Interrupted while grading " + exercise.id());
        }
    }

    /** The first time, this takes longer than most gradings. */
    private static void prepareJava(Kit kit) throws InterruptedException {
        Optional<RunnerImage> image = RunnerImage.ofThisBuild();
        if (image.isPresent()) {
            image.get().prepareChildren(kit.library());
        }
    }

    private record Work(Exercise exercise, Path handedIn, RunFolder folder, Path report) {}

    private static Verdict grade(TestPlan plan, Work work)
            throws IOException, InterruptedException {
        long start = System.nanoTime();
        Verdict.Output output = new Verdict.Output("", "");
        List<Finding> findings;
        Optional<Reason> problem = Optional.empty();
        try {
            TestRun run = prepare(work);
            findings = run.run(plan);
            output = run.output();
        } catch (RejectedException e) {
            findings = notRun(plan);
            problem = Optional.of(e.reason());
        }
        keep(output, work.report());
        Duration time = Duration.ofNanos(System.nanoTime() - start);
        return new Verdict(work.exercise(), findings, problem,
                new Verdict.Run(work.folder().id(), time, output, work.report()));
    }

    private static TestRun prepare(Work work) throws IOException, RejectedException {
        Exercise exercise = work.exercise();
        Submission submission = Submission.in(work.handedIn(), exercise);
        Build build = Build.of(submission, exercise, work.folder().build());
        SourceLines sources = new SourceLines(submission.files(), exercise.tests());
        return new TestRun(work.folder(), build, sources, exercise.kit().library(),
                work.report());
    }

    private static List<Finding> notRun(TestPlan plan) {
        List<Finding> findings = new ArrayList<>();
        plan.tests().forEach(test -> findings.add(Finding.notRun(test)));
        findings.add(Finding.notRun(PlannedTest.NOTHING_LEFT));
        return findings;
    }

    private static void keep(Verdict.Output output, Path report) throws IOException {
        Files.createDirectories(report);
        Files.writeString(report.resolve("out.txt"), output.out());
        Files.writeString(report.resolve("err.txt"), output.err());
    }
}
