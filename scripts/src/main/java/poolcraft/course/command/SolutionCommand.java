package poolcraft.course.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import poolcraft.course.kit.Exercise;
import poolcraft.course.kit.Kit;

/** {@code solution}: explanation and solution, once the exercise is passed or {@code --yes} is given. */
@Command(name = "solution", mixinStandardHelpOptions = true, description = "Shows the explained solution, after you have passed.")
final class SolutionCommand implements Callable<Integer> {

    @Parameters(paramLabel = "EXERCISE", description = "NN-chapter/name")
    private String name = "";

    @Option(names = "--yes", description = "Show it before the exercise is passed.")
    private boolean yes;

    @Override
    public Integer call() throws IOException {
        Kit kit = Kit.ofLauncher();
        Exercise exercise = Exercises.one(kit, name);
        boolean passed = new Progress(kit).of(exercise).filter(Progress.Entry::passed).isPresent();
        if (!passed && !yes) {
            IO.println("You have not passed " + exercise.id() + " yet. A hint may be enough:\n"
                    + "  scripts/course hint " + exercise.id() + "\n"
                    + "To see the solution all the same:\n"
                    + "  scripts/course solution --yes " + exercise.id());
            return 1;
        }
        IO.println(Files.readString(exercise.explanation()));
        for (Path file : exercise.solutionFiles()) {
            IO.println("---- " + kit.root().relativize(file) + "\n");
            IO.println(Files.readString(file));
        }
        return 0;
    }
}
