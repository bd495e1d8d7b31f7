package poolcraft.course.grade;

import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The private folder of one grading; only its owner may enter. It is deleted with all it holds; that
 * of a grader which was killed, by the next grader.
 *
 * <pre>
 * poolcraft-1234/
 *   alive       locked as long as the grader lives
 *   build/      what the compiler writes, before any submitted code runs
 *   1/          the first child JVM: tests/ submission/ work/ (its working folder) tmp/
 *   2/          the next one, after the first was killed
 * </pre>
 */
final class RunFolder implements AutoCloseable {

    /** The path of a Unix domain socket has to fit about a hundred bytes. */
    private static final int LONGEST_PATH = 60;

    private static final String PREFIX = "poolcraft-";
    private static final String ALIVE = "alive";
    private static final Path PARENT = parent();

    static {
        // Only now: to close a channel on a file of its own would drop the lock on it.
        removeThoseOfTheDead();
    }

    private final Path root;
    private final FileChannel alive;
    private int jvms;

    RunFolder() {
        try {
            root = Files.createTempDirectory(PARENT, PREFIX).toRealPath();
            alive = lockedFile();
            ActiveRuns.add(this);
        } catch (IOException e) {
            throw new GraderException("Cannot make a temporary folder", e);
        }
    }

    private static Path parent() {
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        boolean isShort = temporary.toAbsolutePath().toString().length() < LONGEST_PATH;
        return isShort || File.separatorChar != '/' ? temporary : Path.of("/tmp");
    }

    /** Locked before it has its name: who finds it without a lock knows that the grader is dead. */
    private FileChannel lockedFile() throws IOException {
        Path unnamed = root.resolve("new");
        FileChannel channel = FileChannel.open(unnamed, StandardOpenOption.CREATE_NEW,
                StandardOpenOption.WRITE);
        channel.lock();
        Files.move(unnamed, root.resolve(ALIVE), StandardCopyOption.ATOMIC_MOVE);
        return channel;
    }

    private static void removeThoseOfTheDead() {
        try (var folders = Files.newDirectoryStream(PARENT, PREFIX + "[0-9]*")) {
            for (Path folder : folders) {
                if (isOfTheDead(folder)) {
                    delete(folder);
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            // They stay for the next grader.
        }
    }

    private static boolean isOfTheDead(Path folder) {
        try (FileChannel channel = FileChannel.open(folder.resolve(ALIVE),
                StandardOpenOption.WRITE)) {
            return channel.tryLock() != null;
        } catch (IOException | OverlappingFileLockException e) {
            return false; // another user's, or not a grader's, or gone by now
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
        closeAlive();
        ActiveRuns.remove(this);
    }

    private void closeAlive() {
        try {
            alive.close();
        } catch (IOException e) {
            // Its file is gone.
        }
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
