package poolcraft.course.check;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import poolcraft.course.grade.Grader;
import poolcraft.course.grade.GraderException;
import poolcraft.course.kit.Exercise;
import poolcraft.course.kit.Fingerprint;
import poolcraft.course.kit.Kit;
import poolcraft.course.report.ReportFile;
import poolcraft.grading.Points;

/**
 * Checks all exercises of a kit and skips what has not changed since it was last found well: the
 * mark for that is a file in {@code target/check}.
 *
 * <p>There are half as many gradings again as processors, since each waits for almost half of its
 * time, but never more than {@link #MOST_AT_A_TIME}: with more, children start so slowly that right
 * solutions run out of time.
 */
public final class KitCheck {

    private static final int MOST_AT_A_TIME = 8;

    private static final int AT_A_TIME = Math.min(MOST_AT_A_TIME,
            (3 * Runtime.getRuntime().availableProcessors() + 1) / 2);

    private final Kit kit;
    private final Extent extent;
    private final Consumer<String> log;

    /**
     * A check of a kit.
     *
     * @param kit the kit
     * @param extent how much of each exercise is checked
     * @param log takes a line for each exercise
     */
    public KitCheck(Kit kit, Extent extent, Consumer<String> log) {
        this.kit = kit;
        this.extent = extent;
        this.log = log;
    }

    /** The problems found, each a text for the author; empty is well. */
    public List<String> run() {
        return run(kit.exercises());
    }

    /** The problems found in these exercises. */
    public List<String> run(List<Exercise> exercises) {
        List<String> problems = new ArrayList<>(classesNamedTwice());
        try (ExecutorService executor = Executors.newFixedThreadPool(AT_A_TIME)) {
            try {
                problems.addAll(check(exercises, executor));
            } catch (InterruptedException | ExecutionException | IOException e) {
                executor.shutdownNow();
                throw brokenOff(e);
            }
        }
        return problems;
    }

    private static GraderException brokenOff(Exception why) {
        if (why instanceof InterruptedException) {
            Thread.currentThread().interrupt();
        }
        return new GraderException("The check broke off",
                why instanceof ExecutionException ? why.getCause() : why);
    }

    /** A check that runs, and what the exercise was like when it began. */
    private record Begun(Exercise exercise, String print, ExerciseCheck check) {}

    private List<String> check(List<Exercise> exercises, ExecutorService executor)
            throws IOException, InterruptedException, ExecutionException {
        List<Begun> begun = new ArrayList<>();
        for (Exercise exercise : exercises) {
            String print = fingerprint(exercise);
            if (isUnchanged(exercise, print)) {
                log.accept(exercise.id() + "  unchanged since it was last found well");
            } else {
                begun.add(new Begun(exercise, print, begin(exercise, executor)));
            }
        }
        List<String> problems = new ArrayList<>();
        for (Begun one : begun) {
            problems.addAll(finish(one));
        }
        return problems;
    }

    private ExerciseCheck begin(Exercise exercise, ExecutorService executor) throws IOException {
        Path reports = kit.target().resolve("check").resolve("reports");
        return new ExerciseCheck(exercise, reports, extent, executor).start();
    }

    private boolean isUnchanged(Exercise exercise, String print) throws IOException {
        Path mark = mark(exercise);
        return Files.exists(mark) && Files.readString(mark).equals(print);
    }

    private List<String> finish(Begun one)
            throws IOException, InterruptedException, ExecutionException {
        List<String> problems = one.check().problems();
        if (problems.isEmpty()) {
            ReportFile.write(mark(one.exercise()), one.print());
        }
        log.accept(one.exercise().id() + (problems.isEmpty() ? "  well" : "  NOT WELL"));
        return problems;
    }

    private Path mark(Exercise exercise) {
        return kit.target().resolve("check").resolve(exercise.chapterId())
                .resolve(exercise.name() + ".ok");
    }

    /** Over all that the outcome depends on: the exercise, the library, the grader, the JVM. */
    private String fingerprint(Exercise exercise) throws IOException {
        Fingerprint print = new Fingerprint().add(extent.toString())
                .add(System.getProperty("java.vm.version")).add(exercise.folder())
                .add(exercise.solution()).add(kit.root().resolve("exercises/pom.xml"))
                .add(home(Grader.class)).add(home(Points.class));
        for (Path entry : kit.library()) {
            print.add(entry);
        }
        return print.hex();
    }

    private static Path home(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new GraderException("Cannot find " + type.getName(), e);
        }
    }

    /** All exercises share one class path in an IDE: a class name may stand in one of them only. */
    private List<String> classesNamedTwice() {
        Map<String, Exercise> owners = new HashMap<>();
        List<String> problems = new ArrayList<>();
        for (Exercise exercise : kit.exercises()) {
            List<Path> files = new ArrayList<>(exercise.starter());
            files.addAll(exercise.tests());
            for (Path file : files) {
                String name = file.getFileName().toString();
                Exercise other = owners.putIfAbsent(name, exercise);
                if (other != null) {
                    problems.add(exercise.id() + ": " + name + " stands in " + other.id()
                            + ", too. Give one of them another name.");
                }
            }
        }
        return problems;
    }
}
