package poolcraft.process;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** Where the library keeps what can be made again: a folder of the user's, as the system has it. */
final class CacheFolder {

    private static final Duration KEPT = Duration.ofDays(30);

    private static final Duration LONGEST_MAKING = Duration.ofMinutes(10);

    private CacheFolder() {}

    static Path path() {
        return base().resolve("poolcraft");
    }

    private static Path base() {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        Path home = Path.of(System.getProperty("user.home"));
        String given = System
                .getenv(system.startsWith("windows") ? "LOCALAPPDATA" : "XDG_CACHE_HOME");
        if (given != null && !given.isEmpty()) {
            return Path.of(given);
        }
        return system.startsWith("mac") ? home.resolve("Library/Caches") : home.resolve(".cache");
    }

    /** Makes it, for this user alone. */
    static void create() throws IOException {
        Path folder = path();
        Files.createDirectories(folder.getParent());
        if (!Files.isDirectory(folder)) {
            if (Files.getFileStore(folder.getParent()).supportsFileAttributeView("posix")) {
                Files.createDirectories(folder, PosixFilePermissions
                        .asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            } else {
                Files.createDirectories(folder);
            }
        }
    }

    /** Removes what has not been made or used for long, and what a killed maker left. */
    static void removeOld() throws IOException {
        remove("*.aot", KEPT);
        remove("part-*", LONGEST_MAKING);
    }

    private static void remove(String glob, Duration age) throws IOException {
        Instant oldest = Instant.now().minus(age);
        try (DirectoryStream<Path> files = Files.newDirectoryStream(path(), glob)) {
            for (Path file : files) {
                if (Files.getLastModifiedTime(file).toInstant().isBefore(oldest)) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    /** Removes the caches whose names begin so. A JVM that runs with one keeps what it has. */
    static void remove(String start) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(path(), start + "*.aot")) {
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
        }
    }
}
