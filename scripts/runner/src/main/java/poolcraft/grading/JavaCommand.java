package poolcraft.grading;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The command line of a child JVM that runs a test's own program: a class with a {@code main}, most
 * often nested in the test. Same Java and same class path as this JVM. For {@link ProcessBuilder}.
 *
 * <pre>{@code
 * Process child = new ProcessBuilder(JavaCommand.of(Sleeper.class, "60")).start();
 * }</pre>
 */
public final class JavaCommand {

    /** Quick to start; and no loop keeps a thread from halting the JVM. */
    private static final List<String> OPTIONS = List.of("-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1", "-XX:+UseCountedLoopSafepoints",
            "-XX:LoopStripMiningIter=1000",
            "-Dstdout.encoding=UTF-8", "-Dstderr.encoding=UTF-8");

    private JavaCommand() {}

    /** The command that runs the {@code main} of {@code program} with {@code arguments}. */
    public static List<String> of(Class<?> program, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(OPTIONS);
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add(program.getName());
        command.addAll(List.of(arguments));
        return command;
    }
}
