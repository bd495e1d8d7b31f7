package poolcraft.process;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The command line that starts a child JVM like this one: same Java, same class path. */
final class ChildCommand {

    /**
     * What keeps a child quick to start and quick to end. A long counted loop would otherwise keep
     * a child busy for seconds after its parent is gone.
     */
    private static final List<String> QUICK = List.of("-XX:+UseCountedLoopSafepoints",
            "-XX:LoopStripMiningIter=1000", "-Dstdout.encoding=UTF-8", "-Dstderr.encoding=UTF-8");

    /** Each makes a JVM print a line on stderr, and changes it: meant for the parent alone. */
    private static final List<String> NOT_INHERITED = List.of("JAVA_TOOL_OPTIONS",
            "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS");

    private ChildCommand() {}

    /** A process builder for a child with {@code jvmOptions} and {@code environment} added. */
    // tag::command[]
    static ProcessBuilder with(List<String> jvmOptions, Map<String, String> environment) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        if (jvmOptions.stream().noneMatch(ChildCommand::choosesCollector)) {
            command.add("-XX:+UseSerialGC");
        }
        command.addAll(QUICK);
        command.addAll(jvmOptions);
        command.add("-cp");
        command.add(classPath());
        command.add(ChildMain.class.getName());
        ProcessBuilder builder = new ProcessBuilder(command);
        NOT_INHERITED.forEach(builder.environment()::remove);
        builder.environment().putAll(environment);
        return builder;
    }
    // end::command[]

    private static boolean choosesCollector(String option) {
        return option.startsWith("-XX:+Use") && option.endsWith("GC");
    }

    /** The class path of this JVM; a program on the module path runs its children from there. */
    private static String classPath() {
        String classPath = System.getProperty("java.class.path", "");
        String modulePath = System.getProperty("jdk.module.path", "");
        if (classPath.isEmpty() || modulePath.isEmpty()) {
            return classPath + modulePath;
        }
        return classPath + File.pathSeparator + modulePath;
    }
}
