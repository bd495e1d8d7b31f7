package poolcraft.course.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import poolcraft.course.kit.Example;
import poolcraft.course.kit.Kit;

/** {@code run}: lists the examples, or runs one through jbang. */
@Command(name = "run", description = "Lists the examples, or runs one.")
final class RunCommand implements Callable<Integer> {

    @Override
    public Integer call() {
        for (Example example : Kit.ofLauncher().examples()) {
            IO.println(example.id() + "  " + example.description());
        }
        return 0;
    }
}
