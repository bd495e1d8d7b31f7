package poolcraft.course.grade;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The files in shared memory that processes of the course's library own.
 *
 * <p>The library names a file after the process that made it, as in {@code owner-4711.x7}: so what
 * one run left is told from what other runs have at the same time. A segment with a public name has
 * a second name besides.
 */
final class SharedFiles {

    private static final Path MEMORY = Path.of("/dev/shm");
    private static final String FOLDERS = "poolcraft-*";
    private static final Pattern OWNED = Pattern.compile("owner-(\\d+)\\..*");

    private SharedFiles() {}

    /** Those that processes with these ids own. */
    static List<Path> ownedBy(Set<Long> pids) {
        return list().stream().filter(file -> isOwned(file, pids)).toList();
    }

    private static boolean isOwned(Path file, Set<Long> pids) {
        Matcher name = OWNED.matcher(file.getFileName().toString());
        return name.matches() && pids.contains(Long.valueOf(name.group(1)));
    }

    /** Removes the files of processes that have ended, with all their names. */
    static void removeThoseOf(Set<Long> pids) {
        for (Path file : ownedBy(pids)) {
            for (Path other : list()) {
                if (!other.equals(file) && isSame(other, file)) {
                    remove(other);
                }
            }
            remove(file);
            removeIfEmpty(file.getParent());
        }
    }

    private static boolean isSame(Path one, Path other) {
        try {
            return Files.isSameFile(one, other);
        } catch (IOException gone) {
            return false;
        }
    }

    private static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            System.err.println("Cannot delete " + file + ": " + e.getMessage()
                    + ". Delete it by hand.");
        }
    }

    /** The library makes the folder again when it needs it. */
    private static void removeIfEmpty(Path folder) {
        try {
            Files.deleteIfExists(folder);
        } catch (DirectoryNotEmptyException e) {
            // others have something in it
        } catch (IOException e) {
            System.err.println("Cannot delete " + folder + ": " + e.getMessage());
        }
    }

    private static List<Path> list() {
        List<Path> files = new ArrayList<>();
        if (Files.isDirectory(MEMORY)) {
            try (var folders = Files.newDirectoryStream(MEMORY, FOLDERS)) {
                for (Path folder : folders) {
                    files.addAll(filesIn(folder));
                }
            } catch (IOException | UncheckedIOException e) {
                throw new GraderException("Cannot list " + MEMORY, e);
            }
        }
        return files;
    }

    /** A folder that is removed meanwhile, or is another user's, holds nothing of a run. */
    private static List<Path> filesIn(Path folder) {
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        } catch (IOException | UncheckedIOException gone) {
            return List.of();
        }
    }
}
