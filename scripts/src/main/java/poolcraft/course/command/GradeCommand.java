package poolcraft.course.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import poolcraft.course.grade.Grader;
import poolcraft.course.grade.Verdict;
import poolcraft.course.kit.Exercise;
import poolcraft.course.kit.Kit;
import poolcraft.course.report.Style;
import poolcraft.course.report.TextReport;

/** {@code grade}: the verdict on exercises; its exit code is part of the tool's contract. */
@Command(name = "grade", description = "Grades exercises. Exit code 0 only if all passed.")
final class GradeCommand implements Callable<Integer> {

    @Parameters(arity = "0..*", paramLabel = "EXERCISE", description = "NN-chapter/name or NN-chapter; all if none is named.")
    private List<String> names = new ArrayList<>();

    @Option(names = "--from", paramLabel = "DIR", description = "Take the student's files from a folder that mirrors exercises/.")
    private @Nullable Path from;

    @Override
    public Integer call() {
        Kit kit = Kit.ofLauncher();
        List<Exercise> exercises = Exercises.named(kit, names);
        if (from != null && !Files.isDirectory(from)) {
            throw new WrongUsageException("--from " + from + ": there is no such folder.");
        }
        Grader grader = new Grader(kit.target().resolve("grade"));
        List<Verdict> verdicts = new ArrayList<>();
        exercises.forEach(exercise -> verdicts.add(grader.grade(exercise, handedIn(exercise))));
        IO.print(new TextReport(Style.ofThisTerminal()).of(verdicts));
        return verdicts.stream().allMatch(Verdict::passed) ? 0 : 1;
    }

    private Path handedIn(Exercise exercise) {
        return Optional.ofNullable(from)
                .map(folder -> folder.resolve(exercise.chapterId()).resolve(exercise.name()))
                .orElse(exercise.folder());
    }
}
