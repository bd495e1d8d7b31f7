package poolcraft.course.grade;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
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
        try {
            ClassFiles now = in(folder);
            return now.paths().equals(paths()) && now.bytesByPath.entrySet().stream().allMatch(
                    entry -> Arrays.equals(entry.getValue(), bytesByPath.get(entry.getKey())));
        } catch (IOException | java.io.UncheckedIOException gone) {
            return false;
        }
    }
}
