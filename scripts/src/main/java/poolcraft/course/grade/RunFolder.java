package poolcraft.course.grade;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The private folder of one grading; only its owner may enter. It is deleted with all it holds.
 *
 * <pre>
 * poolcraft-1234/
 *   build/      what the compiler writes, before any submitted code runs
 *   1/          the first child JVM: tests/ submission/ work/ (its working folder) tmp/
 *   2/          the next one, after the first was killed
 * </pre>
 */
final class RunFolder implements AutoCloseable {

    /** The path of a Unix domain socket has to fit about a hundred bytes. */
    private static final int LONGEST_PATH = 60;

    private final Path root;
    private int jvms;

    RunFolder() {
        try {
            Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
            boolean isShort = temporary.toAbsolutePath().toString().length() < LONGEST_PATH;
            Path parent = isShort || File.separatorChar != '/' ? temporary : Path.of("/tmp");
            root = Files.createTempDirectory(parent, "poolcraft-").toRealPath();
            ActiveRuns.add(this);
        } catch (IOException e) {
            throw new GraderException("Cannot make a temporary folder", e);
        }
    }

    /** Marks every process of the grading, in its environment. */
    String id() {
        return root.getFileName().toString();
    }

    Path build() {
        return root.resolve("build");
    }

    /** The folders of the next child JVM. */
    JvmFolder next() throws IOException {
        jvms++;
        return JvmFolder.make(root.resolve(Integer.toString(jvms)), id());
    }

    @Override
    public void close() {
        delete(root);
        ActiveRuns.remove(this);
    }

    static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> entries = Files.walk(folder)) {
            List<Path> deepestFirst = entries.sorted(Comparator.reverseOrder()).toList();
            for (Path entry : deepestFirst) {
                Files.deleteIfExists(entry);
            }
        } catch (IOException | java.io.UncheckedIOException e) {
            System.err.println("Cannot delete " + folder + ": " + e.getMessage()
                    + ". Delete it by hand.");
        }
    }
}
