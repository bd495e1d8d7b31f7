package poolcraft.course.bench;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import poolcraft.course.machine.Python;

/**
 * Makes the programs of contenders.
 *
 * @param python the CPython to compare with, if there is one
 * @param folder where scripts are put; it is deleted after the run
 */
public record Workshop(Optional<Python> python, Path folder) {

    /** Who this project competes as. */
    public static Contender ours(Class<?> program, Class<?>... libraries) {
        return ours(program, List.of(), libraries);
    }

    /** As above, with arguments for the program. */
    public static Contender ours(Class<?> program, List<String> arguments, Class<?>... libraries) {
        ProcessBuilder java = java(program, libraries);
        java.command().addAll(arguments);
        return new Contender("Poolcraft", java);
    }

    /**
     * A plain JVM with no more on its class path than it needs: its children inherit that.
     *
     * @param program its main class
     * @param libraries a class of each library that it uses, whichever
     */
    public static ProcessBuilder java(Class<?> program, Class<?>... libraries) {
        String classPath = Stream.concat(Stream.of(program), Stream.of(libraries))
                .map(Workshop::home).distinct().collect(Collectors.joining(File.pathSeparator));
        return new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp", classPath, program.getName());
    }

    private static String home(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException("Cannot find the jar of " + type.getName()
                    + ": build the course tool again", e);
        }
    }

    /**
     * CPython, if there is one here.
     *
     * @param benchmark in whose package, among the resources, the script stands
     * @param bar the ratio that this project wants to reach against it, if it wants one
     * @param arguments for the script; those that are no numbers stand in the name, too
     */
    public List<Contender> cpython(Benchmark benchmark, String script, OptionalDouble bar,
            String... arguments) throws IOException {
        if (python.isEmpty()) {
            return List.of();
        }
        String[] command = Stream
                .concat(Stream.of(copy(benchmark, script).toString()), Stream.of(arguments))
                .toArray(String[]::new);
        List<String> name = new ArrayList<>(List.of("CPython", python.get().version()));
        Stream.of(arguments).filter(argument -> !argument.matches("\\d+")).forEach(name::add);
        return List.of(
                new Contender(String.join(" ", name), bar, python.get().builder(command)));
    }

    private Path copy(Benchmark benchmark, String script) throws IOException {
        Path file = folder.resolve(script);
        try (InputStream source = benchmark.getClass().getResourceAsStream(script)) {
            if (source == null) {
                throw new IOException(
                        "The tool's jar has no " + script + ": build the course anew");
            }
            Files.copy(source, file, StandardCopyOption.REPLACE_EXISTING);
        }
        return file;
    }
}
