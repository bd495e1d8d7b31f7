package poolcraft.course.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import poolcraft.course.grade.Finding;
import poolcraft.course.grade.Grader;
import poolcraft.course.grade.Verdict;
import poolcraft.course.kit.Exercise;
import poolcraft.course.report.Style;
import poolcraft.course.report.TextReport;

/**
 * Checks one exercise by grading its starter, its solution and its wrong solutions; each of these
 * gradings is a task of its own, so that several run at a time.
 *
 * <p>The result is a list of problems, each a text for the author of the exercise; empty is well.
 */
final class ExerciseCheck {

    private static final int HINTS = 3;
    private static final Set<String> LEVELS = Set.of("warm-up", "practice", "challenge");
    private static final String FAILS = "// Fails: ";
    private static final String MISCONCEPTION = "// Misconception: ";

    private final Exercise exercise;
    private final Path reports;
    private final Extent extent;
    private final ExecutorService executor;
    private final List<Future<?>> gradings = new ArrayList<>();
    private final List<String> problems = Collections.synchronizedList(new ArrayList<>());

    ExerciseCheck(Exercise exercise, Path reports, Extent extent, ExecutorService executor) {
        this.exercise = exercise;
        this.reports = reports;
        this.extent = extent;
        this.executor = executor;
    }

    /** Starts what is to be done; {@link #problems()} waits for it. */
    ExerciseCheck start() throws IOException {
        checkTexts();
        inTurn(this::checkStarter);
        for (int i = 1; i <= extent.solutions(); i++) {
            int run = i;
            inTurn(() -> checkSolution(run));
        }
        checkWrongSolutions();
        return this;
    }

    private void inTurn(Runnable grading) {
        gradings.add(executor.submit(grading));
    }

    List<String> problems() throws InterruptedException, ExecutionException {
        for (Future<?> grading : gradings) {
            grading.get();
        }
        return List.copyOf(problems);
    }

    /** With a place of its own for reports: the gradings of an exercise run at the same time. */
    private Grader grader(String what) {
        return new Grader(reports.resolve(what));
    }

    private void checkTexts() throws IOException {
        require(Files.exists(exercise.readme()), "it has no README.adoc");
        require(exercise.attribute("order").isPresent(), "its README has no line ':order: N'");
        require(exercise.attribute("level").filter(LEVELS::contains).isPresent(),
                "its README has no line ':level:' with one of " + LEVELS);
        require(exercise.hints().size() == HINTS && exercise.hints().stream()
                .noneMatch(String::isBlank), "hints.adoc does not have " + HINTS + " hints");
        require(Files.exists(exercise.explanation()), "its solution has no EXPLANATION.adoc");
        String listed = "<source>" + exercise.id() + "</source>";
        Path pom = exercise.kit().root().resolve("exercises").resolve("pom.xml");
        require(Files.readString(pom).contains(listed), "exercises/pom.xml does not list it");
    }

    private void checkStarter() {
        Verdict verdict = grader("starter").grade(exercise, exercise.folder());
        require(verdict.problem().isEmpty(), "the starter does not compile", verdict);
        require(!verdict.passed(), "the starter passes already", verdict);
        requireNothingLeft(verdict, "the starter");
    }

    private void checkSolution(int run) {
        Verdict verdict = grader("solution-" + run).grade(exercise, exercise.solution());
        require(verdict.passed(), "the solution does not pass (run " + run + " of "
                + extent.solutions() + ")",
                verdict);
    }

    private void checkWrongSolutions() throws IOException {
        List<Path> folders = exercise.wrongSolutions();
        require(folders.size() >= Extent.FEWEST_WRONG,
                "it has " + folders.size() + " wrong solutions; at least " + Extent.FEWEST_WRONG);
        for (Path folder : folders.stream().limit(extent.wrong()).toList()) {
            checkWrong(folder);
        }
    }

    private void checkWrong(Path folder) throws IOException {
        String name = "wrong/" + folder.getFileName();
        Optional<String> fails = header(folder, FAILS);
        require(fails.isPresent(), name + " has no line '" + FAILS + "testName'");
        require(header(folder, MISCONCEPTION).isPresent(),
                name + " has no line '" + MISCONCEPTION + "...'");
        fails.ifPresent(test -> inTurn(() -> checkFails(name, folder, test)));
    }

    /** Runs the named test alone: one that fails is enough, and the others may take long. */
    private void checkFails(String name, Path folder, String test) {
        Verdict verdict = grader(name).grade(exercise, folder,
                planned -> planned.name().equals(test));
        Finding first = verdict.findings().getFirst();
        require(first.test().name().equals(test), name + " names an unknown test, " + test);
        require(first.reason().isPresent(), name + " does not fail in " + test, verdict);
    }

    private static Optional<String> header(Path folder, String start) throws IOException {
        List<String> found = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
                Files.readAllLines(file).stream().filter(line -> line.startsWith(start))
                        .map(line -> line.substring(start.length()).strip()).forEach(found::add);
            }
        }
        return found.stream().findFirst();
    }

    private void requireNothingLeft(Verdict verdict, String who) {
        Finding left = verdict.findings().getLast();
        require(left.reason().isEmpty(), who + " leaves something behind", verdict);
    }

    private void require(boolean holds, String problem) {
        if (!holds) {
            problems.add(exercise.id() + ": " + problem + ".");
        }
    }

    private void require(boolean holds, String problem, Verdict verdict) {
        require(holds, problem + ":\n" + new TextReport(Style.PLAIN).of(List.of(verdict)));
    }
}
