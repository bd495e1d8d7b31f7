package poolcraft.course.command;

import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import poolcraft.course.grade.Grader;
import poolcraft.course.grade.PlannedTest;
import poolcraft.course.kit.Exercise;
import poolcraft.course.kit.Kit;

/** {@code exercises}: the list with points and progress. */
@Command(name = "exercises", mixinStandardHelpOptions = true, description = "Lists the exercises with points and progress.")
final class ExercisesCommand implements Callable<Integer> {

    @Override
    public Integer call() {
        Kit kit = Kit.ofLauncher();
        Progress progress = new Progress(kit);
        String chapter = "";
        for (Exercise exercise : kit.exercises()) {
            if (!exercise.chapterId().equals(chapter)) {
                chapter = exercise.chapterId();
                IO.println(chapter);
            }
            IO.println(String.format("  %-36s %-10s %s", exercise.id(),
                    exercise.attribute("level").orElse(""),
                    words(exercise, progress.of(exercise))));
        }
        return 0;
    }

    private static String words(Exercise exercise, Optional<Progress.Entry> entry) {
        return entry.map(graded -> {
            String points = graded.points() + "/" + graded.maximum()
                    + (graded.passed() ? "  passed" : "");
            return graded.fresh() ? points : points + "  (changed since)";
        }).orElseGet(() -> "-/" + maximum(exercise) + "  not graded yet");
    }

    private static int maximum(Exercise exercise) {
        return Grader.plan(exercise).stream().mapToInt(PlannedTest::points).sum();
    }
}
