package poolcraft.course.grade;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Compiled classes, kept in the grader's memory: each child JVM gets a copy of its own on disk, so
 * that what one submission does to its copy never reaches a later run.
 */
final class ClassFiles {

    private final Map<String, byte[]> bytesByPath = new TreeMap<>();

    static ClassFiles in(Path folder) throws IOException {
        ClassFiles classes = new ClassFiles();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                classes.bytesByPath.put(folder.relativize(file).toString(),
                        Files.readAllBytes(file));
            }
        }
        return classes;
    }

    /** As in {@code poolcraft/Name.class}. */
    Set<String> paths() {
        return bytesByPath.keySet();
    }

    void writeTo(Path folder) throws IOException {
        for (Map.Entry<String, byte[]> entry : bytesByPath.entrySet()) {
            Path file = folder.resolve(entry.getKey());
            Files.createDirectories(file.getParent());
            Files.write(file, entry.getValue());
        }
    }

    /** Whether the folder still holds what was written, and nothing else. */
    boolean areUntouchedIn(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> found = files.filter(file -> !isPlainFolder(file)).toList();
            return found.size() == bytesByPath.size()
                    && found.stream().allMatch(file -> isUntouched(file, folder));
        } catch (IOException | UncheckedIOException gone) {
            return false;
        }
    }

    /** Looks at the size first: a submission may have put something endless there. */
    private boolean isUntouched(Path file, Path folder) {
        byte[] written = bytesByPath.get(folder.relativize(file).toString());
        try {
            return written != null && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                    && Files.size(file) == written.length
                    && Arrays.equals(Files.readAllBytes(file), written);
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean isPlainFolder(Path file) {
        return Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS);
    }
}
