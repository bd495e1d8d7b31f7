package poolcraft.course.example;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import poolcraft.course.kit.Kit;
import poolcraft.course.machine.Programs;

/**
 * jbang, which runs a Java source file with the libraries that its {@code //DEPS} lines name.
 *
 * <p>An implementation turns a script and its arguments into the command that runs it.
 */
public interface Jbang {

    /**
     * The command that runs a script.
     *
     * @throws ExampleException if jbang cannot make one; jbang has said why on the error stream
     */
    List<String> command(Path script, List<String> arguments)
            throws IOException, InterruptedException;

    /** The jbang on the PATH, else the one that Maven fetches into the kit's target folder. */
    static Jbang of(Kit kit) {
        return installed().orElseGet(() -> new FetchedJbang(kit));
    }

    private static Optional<Jbang> installed() {
        return Programs.find("jbang").map(program -> (script, arguments) -> {
            List<String> command = new ArrayList<>(
                    List.of(program.toString(), "run", script.toString()));
            command.addAll(arguments);
            return command;
        });
    }

    /** What jbang and the example are started with: the JDK of this tool, no look for updates. */
    static ProcessBuilder builder(List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(Map.of("JAVA_HOME", System.getProperty("java.home"),
                "JBANG_NO_VERSION_CHECK", "true"));
        return builder;
    }
}
