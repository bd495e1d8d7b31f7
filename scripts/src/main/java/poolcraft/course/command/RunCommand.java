package poolcraft.course.command;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import poolcraft.course.example.ExampleException;
import poolcraft.course.example.ExampleFinder;
import poolcraft.course.example.ExampleRunner;
import poolcraft.course.example.JbangCatalog;
import poolcraft.course.example.Recorder;
import poolcraft.course.kit.Example;
import poolcraft.course.kit.Kit;

/** {@code run}: lists the examples, or runs one through jbang. */
@Command(name = "run", description = "Lists the examples, or runs one.")
final class RunCommand implements Callable<Integer> {

    private static final int CANNOT_RUN = 3;

    @Spec
    private CommandSpec spec;

    @Option(names = "--record", hidden = true, description = "Records its output in its .out file.")
    private boolean record;

    @Option(names = "--write-catalog", hidden = true, description = "Writes jbang-catalog.json anew.")
    private boolean writeCatalog;

    /** The name and, from there on, whatever belongs to the example: its options, too. */
    @Parameters(paramLabel = "EXAMPLE [ARG]", description = "As in 01-process/FiveProcesses, or its short name; then its arguments.")
    private List<String> words = new ArrayList<>();

    @Override
    public Integer call() throws IOException, InterruptedException {
        Kit kit = Kit.ofLauncher();
        if (writeCatalog) {
            JbangCatalog catalog = new JbangCatalog(kit);
            IO.println(Files.writeString(catalog.file(), catalog.text()));
            return 0;
        }
        return words.isEmpty() ? list(kit) : start(kit);
    }

    private static int list(Kit kit) {
        for (Example example : kit.examples()) {
            IO.println(example.id() + "  " + example.description());
        }
        return 0;
    }

    private int start(Kit kit) throws IOException, InterruptedException {
        Example example = find(kit, words.getFirst());
        ExampleRunner runner = new ExampleRunner(kit);
        try {
            if (record) {
                IO.println(new Recorder(runner).record(example));
                return 0;
            }
            return runner.run(example, words.subList(1, words.size()));
        } catch (ExampleException e) {
            System.err.println("course: " + e.getMessage());
            return CANNOT_RUN;
        }
    }

    private Example find(Kit kit, String name) {
        ExampleFinder finder = new ExampleFinder(kit.examples());
        return finder.find(name).orElseThrow(() -> new ParameterException(spec.commandLine(),
                "No example is called " + name + ". Did you mean "
                        + String.join(" or ", finder.nearest(name))
                        + "? scripts/course run lists them all."));
    }
}
