package poolcraft.process;

import java.io.File;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.channels.spi.SelectorProvider;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The command line that starts a child JVM like this one: same Java, same class path, same
 * temporary folder.
 */
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

    private static final String QUICKEST_COLLECTOR = "-XX:+UseSerialGC";

    /**
     * The JVM would keep in the cache how often methods ran in the lesson, and each child would
     * compile these as soon as it starts: that takes more time than it saves.
     */
    private static final List<String> NO_PROFILES = List.of("-XX:+UnlockDiagnosticVMOptions",
            "-XX:-AOTRecordTraining");

    /** A system property: options for each child of this JVM, and each child of these. */
    private static final String FOR_ALL = "poolcraft.jvmOptions";

    private ChildCommand() {}

    /** A process builder for a child with {@code jvmOptions} and {@code environment} added. */
    // tag::command[]
    static ProcessBuilder with(List<String> jvmOptions, Map<String, String> environment,
            @Nullable Class<? extends Training> training) {
        List<String> wanted = new ArrayList<>(optionsForAll());
        wanted.addAll(jvmOptions);
        List<String> options = new ArrayList<>(QUICK);
        options.add(temporaryFolder());
        options.addAll(selectorProvider());
        if (wanted.stream().noneMatch(ChildCommand::choosesCollector)) {
            options.add(QUICKEST_COLLECTOR);
        }
        if (wanted.stream().noneMatch(ChildCommand::choosesArchive)) {
            options.addAll(AotCache.optionsFor(LibraryPath.chapters(), training));
        }
        options.addAll(wanted);
        ProcessBuilder builder = java(options, LibraryPath.whole(), ChildMain.class);
        builder.environment().putAll(environment);
        return builder;
    }

    private static ProcessBuilder java(List<String> options, String classPath, Class<?> main) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", classPath, main.getName()));
        ProcessBuilder builder = new ProcessBuilder(command);
        NOT_INHERITED.forEach(builder.environment()::remove);
        return builder;
    }
    // end::command[]

    /** What the user wants for all JVMs of this family; a child hands it on. */
    private static List<String> optionsForAll() {
        String given = System.getProperty(FOR_ALL, "").strip();
        if (given.isEmpty()) {
            return List.of();
        }
        List<String> options = new ArrayList<>(List.of(given.split("\\s+")));
        options.add("-D" + FOR_ALL + "=" + given);
        return options;
    }

    /** What a family of processes leaves when it is killed lies in one place. */
    private static String temporaryFolder() {
        return "-Djava.io.tmpdir=" + System.getProperty("java.io.tmpdir");
    }

    /**
     * Where the JDK's sockets come from. A child that uses one would look for other makers of
     * sockets in all its jars, for some milliseconds; this process has done that.
     */
    private static List<String> selectorProvider() {
        return PrivateSocket.wasUsed()
                ? List.of("-Djava.nio.channels.spi.SelectorProvider="
                        + SelectorProvider.provider().getClass().getName())
                : List.of();
    }

    /** A child of the library alone, from which the JVM makes an {@link AotCache}. */
    static ProcessBuilder forTraining(List<Path> library, Path output) {
        List<String> options = new ArrayList<>(QUICK);
        options.add(QUICKEST_COLLECTOR);
        options.addAll(recording(output));
        return java(options, LibraryPath.join(library), ChildMain.class);
    }

    /** A program of the library alone. */
    static ProcessBuilder of(Class<?> main, List<Path> library, String... arguments) {
        ProcessBuilder builder = java(List.of(), LibraryPath.join(library), main);
        builder.command().addAll(List.of(arguments));
        return builder;
    }

    /** What makes a JVM write down what it loads, and leave an AOT cache. */
    static List<String> recording(Path output) {
        List<String> options = new ArrayList<>(NO_PROFILES);
        options.add("-XX:AOTCacheOutput=" + output);
        return options;
    }

    /** A JVM takes one archive of classes only, and refuses to start when it is told of two. */
    private static boolean choosesArchive(String option) {
        return option.startsWith("-Xshare") || option.contains("SharedArchiveFile")
                || option.startsWith("-XX:AOT") || option.contains("SharedClassListFile");
    }

    private static boolean choosesCollector(String option) {
        return option.startsWith("-XX:+Use") && option.endsWith("GC");
    }

    /** Whether children find at {@code place} what this JVM found there. */
    static boolean isOnClassPath(URL place) {
        try {
            Path path = Path.of(place.toURI());
            return Stream.of(LibraryPath.whole().split(File.pathSeparator))
                    .anyMatch(entry -> Path.of(entry).toAbsolutePath().equals(path));
        } catch (URISyntaxException | IllegalArgumentException | FileSystemNotFoundException e) {
            return false; // in memory, on the network: no place that a child can read
        }
    }
}
