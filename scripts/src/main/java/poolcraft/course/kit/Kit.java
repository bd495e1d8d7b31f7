package poolcraft.course.kit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The kit on disk: one folder with {@code chapters}, {@code exercises} and {@code solutions}.
 *
 * <p>Nothing is cached: each call reads the folders again. Immutable and thread-safe.
 *
 * @param root the absolute path of the kit's top folder
 */
public record Kit(Path root) {

    /** The system property that names the kit's folder; the launcher sets it. */
    public static final String ROOT_PROPERTY = "course.root";

    public Kit {
        root = root.toAbsolutePath().normalize();
        if (!Files.isDirectory(root.resolve("chapters"))) {
            throw new IllegalArgumentException(
                    "No kit in " + root + ": it has no folder 'chapters'. Start the tool as"
                            + " scripts/course, or set -D" + ROOT_PROPERTY
                            + " to the kit's folder.");
        }
    }

    /** The kit that the launcher named. */
    public static Kit ofLauncher() {
        return new Kit(Path.of(System.getProperty(ROOT_PROPERTY, "")));
    }

    /** The chapters that exist, in reading order. */
    public List<Chapter> chapters() {
        return folders(root.resolve("chapters"),
                folder -> Files.exists(folder.resolve("chapter.adoc")))
                .stream().map(Chapter::new).toList();
    }

    public Optional<Chapter> chapter(String id) {
        return chapters().stream().filter(chapter -> chapter.id().equals(id)).findFirst();
    }

    /** All examples, by chapter and name. */
    public List<Example> examples() {
        return chapters().stream().flatMap(chapter -> chapter.examples().stream()).toList();
    }

    /** All exercises, by chapter and in the order that the chapter's {@code order} file gives. */
    public List<Exercise> exercises() {
        return folders(root.resolve("exercises"), folder -> !folder.endsWith("target")).stream()
                .flatMap(chapter -> folders(chapter, _ -> true).stream())
                .map(folder -> new Exercise(this, folder))
                .sorted(Exercise.READING_ORDER)
                .toList();
    }

    /**
     * The chapters that add to the library, in reading order; also one whose text is still to be
     * written, since others may build on it.
     */
    public List<Chapter> libraryChapters() {
        return folders(root.resolve("chapters"), _ -> true).stream().map(Chapter::new)
                .filter(chapter -> chapter.builtLibrary().isPresent()).toList();
    }

    /** The library: a jar for each chapter that builds one, or its classes where no jar is built. */
    public List<Path> library() {
        return libraryChapters().stream().flatMap(chapter -> chapter.builtLibrary().stream())
                .toList();
    }

    /** Where the tool keeps what can be made again. */
    public Path target() {
        return root.resolve("target");
    }

    static List<Path> folders(Path parent, Predicate<Path> filter) {
        if (!Files.isDirectory(parent)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(parent)) {
            return entries.filter(Files::isDirectory).filter(filter).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot list " + parent, e);
        }
    }

    static List<Path> files(Path folder, String ending) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(Files::isRegularFile)
                    .filter(file -> file.getFileName().toString().endsWith(ending)).sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot list " + folder, e);
        }
    }

    /** The text of a file. */
    public static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }
}
