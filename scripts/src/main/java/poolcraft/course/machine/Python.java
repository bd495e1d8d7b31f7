package poolcraft.course.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A CPython on this machine.
 *
 * @param program its executable
 * @param major 3, as in 3.11.7
 * @param minor 11, as in 3.11.7
 * @param version as in {@code 3.11.7}
 */
public record Python(Path program, int major, int minor, String version) {

    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final int NEWEST_NAME = 15;
    private static final int OLDEST_NAME = 9;

    /** The newest Python 3 from this minor version on. */
    public static Optional<Python> newest(int atLeastMinor) {
        return all().stream().filter(python -> python.atLeast(atLeastMinor))
                .max(Comparator.comparingInt(Python::minor));
    }

    /** All that are found, one of each version, the oldest first. */
    public static List<Python> all() {
        Map<String, Python> byVersion = new LinkedHashMap<>();
        candidates().map(Python::realPath).distinct().flatMap(Python::ask)
                .forEach(python -> byVersion.putIfAbsent(python.version, python));
        return byVersion.values().stream().sorted(Comparator.comparingInt(Python::major)
                .thenComparingInt(Python::minor)).toList();
    }

    /** Whether it is Python 3 with this minor version or a newer one. */
    public boolean atLeast(int minorVersion) {
        return major == 3 && minor >= minorVersion;
    }

    /** A command of this Python that prints UTF-8. */
    public ProcessBuilder builder(String... arguments) {
        List<String> command = Stream.concat(Stream.of(program.toString()), Stream.of(arguments))
                .toList();
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("PYTHONUTF8", "1");
        builder.environment().put("PYTHONDONTWRITEBYTECODE", "1");
        return builder;
    }

    private static Stream<Path> candidates() {
        Stream<Path> named = IntStream.rangeClosed(OLDEST_NAME, NEWEST_NAME).boxed()
                .flatMap(minor -> Programs.find("python3." + minor).stream());
        return Stream.of(Programs.find("python3").stream(), Programs.find("python").stream(),
                named, ofPyenv()).flatMap(found -> found);
    }

    private static Stream<Path> ofPyenv() {
        Path versions = Path.of(System.getProperty("user.home"), ".pyenv", "versions");
        if (!Files.isDirectory(versions)) {
            return Stream.empty();
        }
        try (Stream<Path> folders = Files.list(versions)) {
            return folders.map(folder -> folder.resolve("bin/python3")).filter(Files::isExecutable)
                    .toList().stream();
        } catch (IOException _) {
            return Stream.empty();
        }
    }

    /** A link beside its program is the same Python; a shim is a program of its own. */
    private static Path realPath(Path program) {
        try {
            return program.toRealPath();
        } catch (IOException _) {
            return program;
        }
    }

    private static Stream<Python> ask(Path program) {
        try {
            Captured answer = Captured.run(new ProcessBuilder(program.toString(), "-c",
                    "import sys; print(sys.executable, *sys.version_info[:3], sep='\\n')"), LIMIT);
            return answer.exitCode() == 0 ? parse(answer.output()) : Stream.empty();
        } catch (IOException _) {
            return Stream.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(
                    "Interrupted while asking " + program + " for its version", e);
        }
    }

    private static Stream<Python> parse(String answer) {
        List<String> lines = answer.lines().toList();
        int major = Integer.parseInt(lines.get(1));
        int minor = Integer.parseInt(lines.get(2));
        return Stream.of(new Python(Path.of(lines.get(0)), major, minor,
                major + "." + minor + "." + lines.get(3)));
    }
}
