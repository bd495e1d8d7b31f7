package poolcraft.course.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A JDK on this machine.
 *
 * @param home its folder
 * @param version as in {@code 25.0.3}
 */
public record Jdk(Path home, String version) {

    private static final String VERSION_LINE = "JAVA_VERSION=";

    /** Those in JAVA_HOME, on the PATH and in the usual places, each once; no JVM is started. */
    public static List<Jdk> all() {
        Stream<Path> named = Stream.concat(
                Optional.ofNullable(System.getenv("JAVA_HOME")).map(Path::of).stream(),
                Programs.find("java").map(Jdk::homeOf).stream());
        return Stream.concat(named, usualPlaces().flatMap(Jdk::folders)).flatMap(Jdk::read)
                .distinct().toList();
    }

    private static Stream<Path> usualPlaces() {
        Path home = Path.of(System.getProperty("user.home"));
        return Stream.of(home.resolve(".sdkman/candidates/java"), home.resolve(".jdks"),
                home.resolve(".jbang/cache/jdks"), Path.of("/usr/lib/jvm"), Path.of("/usr/java"),
                Path.of("/opt"), Path.of("/Library/Java/JavaVirtualMachines"));
    }

    private static Stream<Path> folders(Path place) {
        if (!Files.isDirectory(place)) {
            return Stream.empty();
        }
        try (Stream<Path> folders = Files.list(place)) {
            return folders.flatMap(folder -> Stream.of(folder, folder.resolve("Contents/Home")))
                    .toList().stream();
        } catch (IOException _) {
            return Stream.empty();
        }
    }

    private static Path homeOf(Path java) {
        try {
            return java.toRealPath().getParent().getParent();
        } catch (IOException _) {
            return java;
        }
    }

    private static Stream<Jdk> read(Path home) {
        try {
            Path real = home.toRealPath();
            return Files.readAllLines(real.resolve("release")).stream()
                    .filter(line -> line.startsWith(VERSION_LINE))
                    .map(line -> line.substring(VERSION_LINE.length()).replace("\"", ""))
                    .map(version -> new Jdk(real, version));
        } catch (IOException _) {
            return Stream.empty();
        }
    }
}
