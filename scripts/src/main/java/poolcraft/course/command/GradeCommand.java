package poolcraft.course.command;

import java.io.IOException;
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
import poolcraft.course.grade.GraderException;
import poolcraft.course.grade.Verdict;
import poolcraft.course.kit.Exercise;
import poolcraft.course.kit.Kit;
import poolcraft.course.report.Format;
import poolcraft.course.report.Report;
import poolcraft.course.report.ReportFile;
import poolcraft.course.report.Style;
import poolcraft.course.report.TextReport;

/** {@code grade}: the verdict on exercises; its exit code is part of the tool's contract. */
@Command(name = "grade", mixinStandardHelpOptions = true, description = "Grades exercises. Exit code: 0 all passed, 1 not, 2 wrong usage, 3 no verdict.")
final class GradeCommand implements Callable<Integer> {

    @Parameters(arity = "0..*", paramLabel = "EXERCISE", description = "NN-chapter/name or NN-chapter; all if none is named.")
    private List<String> names = new ArrayList<>();

    @Option(names = "--from", paramLabel = "DIR", description = "Take the student's files from a folder that mirrors exercises/.")
    private @Nullable Path from;

    @Option(names = "--format", paramLabel = "FORMAT", description = "${COMPLETION-CANDIDATES}; default: text.")
    private Format format = Format.text;

    @Option(names = "--out", paramLabel = "FILE", description = "Write the report there.")
    private @Nullable Path out;

    @Override
    public Integer call() {
        Kit kit = Kit.ofLauncher();
        List<Exercise> exercises = Exercises.named(kit, names);
        if (exercises.isEmpty()) {
            throw new GraderException("The kit has no exercise: get its files back.");
        }
        if (from != null && !Files.isDirectory(from)) {
            throw new WrongUsageException("--from " + from + ": there is no such folder.");
        }
        List<Verdict> verdicts = gradeAll(exercises, new Grader(kit.target().resolve("grade")),
                new Progress(kit));
        print(verdicts);
        return verdicts.stream().allMatch(Verdict::passed) ? 0 : 1;
    }

    private List<Verdict> gradeAll(List<Exercise> exercises, Grader grader, Progress progress) {
        List<Verdict> verdicts = new ArrayList<>();
        for (Exercise exercise : exercises) {
            Path handedIn = handedIn(exercise);
            String state = progress.stateOf(exercise);
            Verdict verdict = grader.grade(exercise, handedIn);
            verdicts.add(verdict);
            if (handedIn.equals(exercise.folder())) {
                progress.keep(verdict, state);
            }
        }
        return verdicts;
    }

    private Path handedIn(Exercise exercise) {
        return Optional.ofNullable(from)
                .map(folder -> folder.resolve(exercise.chapterId()).resolve(exercise.name()))
                .orElse(exercise.folder());
    }

    private void print(List<Verdict> verdicts) {
        Path file = out;
        if (file == null) {
            Report report = format == Format.text
                    ? new TextReport(Style.ofThisTerminal())
                    : format.report();
            IO.print(report.of(verdicts));
            return;
        }
        try {
            ReportFile.write(file, format.report().of(verdicts));
        } catch (IOException e) {
            throw new GraderException("Cannot write " + file, e);
        }
    }
}
