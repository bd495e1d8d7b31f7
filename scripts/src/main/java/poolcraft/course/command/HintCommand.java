package poolcraft.course.command;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import poolcraft.course.kit.Exercise;
import poolcraft.course.kit.Kit;

/** {@code hint}: one level more with each call. */
@Command(name = "hint", mixinStandardHelpOptions = true, description = "Shows the next hint; each call tells one more.")
final class HintCommand implements Callable<Integer> {

    @Parameters(paramLabel = "EXERCISE", description = "NN-chapter/name")
    private String name = "";

    @Override
    public Integer call() {
        Kit kit = Kit.ofLauncher();
        Exercise exercise = Exercises.one(kit, name);
        Progress progress = new Progress(kit);
        List<String> hints = exercise.hints();
        int shown = Math.min(progress.hintsSeen(exercise) + 1, hints.size());
        for (int i = 0; i < shown; i++) {
            IO.println("Hint " + (i + 1) + " of " + hints.size() + "\n\n" + hints.get(i) + "\n");
        }
        progress.keepHintsSeen(exercise, shown);
        IO.println(shown < hints.size()
                ? "Try it with this first. The next call tells more."
                : "That was the last hint. See: scripts/course solution " + exercise.id());
        return 0;
    }
}
