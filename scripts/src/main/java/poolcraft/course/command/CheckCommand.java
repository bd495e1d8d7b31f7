package poolcraft.course.command;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import poolcraft.course.check.Extent;
import poolcraft.course.check.KitCheck;
import poolcraft.course.kit.Kit;

/** {@code check}: the kit's check of itself. */
@Command(name = "check", mixinStandardHelpOptions = true, description = "Proves that starters fail, solutions pass, and wrong solutions fail.")
final class CheckCommand implements Callable<Integer> {

    @Parameters(arity = "0..*", paramLabel = "EXERCISE", description = "NN-chapter/name or NN-chapter; all if none is named.")
    private List<String> names = new ArrayList<>();

    @Option(names = "--repeat", paramLabel = "N", description = "How often each solution has to pass; default: ${DEFAULT-VALUE}.")
    private int repeats = 1;

    @Override
    public Integer call() {
        if (repeats < 1) {
            throw new WrongUsageException("--repeat " + repeats + ": give a number from 1 on.");
        }
        Kit kit = Kit.ofLauncher();
        List<String> problems = new KitCheck(kit, Extent.whole(repeats), IO::println)
                .run(Exercises.named(kit, names));
        problems.forEach(System.err::println);
        IO.println(problems.isEmpty() ? "All is well." : problems.size() + " problems.");
        return problems.isEmpty() ? 0 : 1;
    }
}
