package poolcraft.process;

import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

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

    /** The jar, or the folder, that this class was loaded from. */
    private static final String LIBRARY = locateLibrary();

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

    /**
     * The library, and the class path of this JVM; a program on the module path runs its children
     * from there. The library is named by itself: in JShell it is on no class path of the JVM.
     */
    private static String classPath() {
        StringJoiner path = new StringJoiner(File.pathSeparator);
        path.add(LIBRARY);
        for (String property : List.of("java.class.path", "jdk.module.path")) {
            String entries = System.getProperty(property, "");
            if (!entries.isEmpty()) {
                path.add(entries);
            }
        }
        return path.toString();
    }

    private static String locateLibrary() {
        try {
            return Path.of(ChildMain.class.getProtectionDomain().getCodeSource().getLocation()
                    .toURI()).toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException("The library's own place has no path", e);
        }
    }
}
