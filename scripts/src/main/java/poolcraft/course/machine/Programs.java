package poolcraft.course.machine;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Programs on the PATH, found as a shell finds them. Stateless and thread-safe. */
public final class Programs {

    private static final Pattern SEPARATOR = Pattern.compile(Pattern.quote(File.pathSeparator));

    private Programs() {}

    /** The first of these programs that the PATH has. */
    public static Optional<Path> find(String... names) {
        return findIn(Optional.ofNullable(System.getenv("PATH")).orElse(""), names);
    }

    static Optional<Path> findIn(String searchPath, String... names) {
        List<Path> folders = SEPARATOR.splitAsStream(searchPath).filter(folder -> !folder.isBlank())
                .map(Path::of).toList();
        return List.of(names).stream()
                .flatMap(name -> folders.stream()
                        .flatMap(folder -> candidates(folder, name).stream()))
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                .findFirst();
    }

    /** Maven: {@code COURSE_MVN} where it is set, as for the launcher. */
    public static Optional<Path> maven() {
        return find(Optional.ofNullable(System.getenv("COURSE_MVN")).orElse("mvn"));
    }

    /** Whether this machine runs Windows. */
    public static boolean onWindows() {
        return System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");
    }

    private static List<Path> candidates(Path folder, String name) {
        Path plain = folder.resolve(name);
        return onWindows()
                ? List.of(folder.resolve(name + ".exe"), folder.resolve(name + ".cmd"),
                        folder.resolve(name + ".bat"))
                : List.of(plain);
    }
}
