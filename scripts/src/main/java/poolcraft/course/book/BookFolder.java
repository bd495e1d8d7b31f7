package poolcraft.course.book;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import poolcraft.course.kit.Kit;

/**
 * The folder that holds the finished book.
 *
 * <p>New files are staged in {@code .new} beside it and moved when all are there; a file is then
 * either the old one or the new one. What each page was made from stands in {@code .stamps}, which
 * is written last: what a killed build did not finish is made again. {@code .lock} keeps a second
 * build waiting; closing the folder lets it go on.
 */
final class BookFolder implements AutoCloseable {

    private final Path folder;
    private final Path staging;
    private final FileChannel lock;
    private final Stamps stamps;
    private final List<String> staged = new ArrayList<>();

    private BookFolder(Path folder) throws IOException {
        this.folder = folder;
        this.staging = folder.resolve(".new");
        this.lock = FileChannel.open(folder.resolve(".lock"), StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        lock.lock();
        this.stamps = new Stamps(folder.resolve(".stamps"));
        deleteTree(staging);
    }

    static BookFolder open(Path folder) {
        try {
            Files.createDirectories(folder);
            return new BookFolder(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write the book into " + folder
                    + ": name another folder with --out DIR", e);
        }
    }

    boolean isFresh(Page page, String print) {
        return stamps.has(page.path(), print) && Files.exists(folder.resolve(page.path()));
    }

    String read(Page page) {
        return Kit.read(folder.resolve(page.path()));
    }

    /** Prepares a text file of the book. */
    void stage(String path, String text) {
        stageFile(path, target -> Files.writeString(target, text));
    }

    /** Prepares a copy of a file. */
    void stage(String path, Path file) {
        stageFile(path, target -> Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING));
    }

    private void stageFile(String path, Writing writing) {
        Path target = staging.resolve(path);
        try {
            Files.createDirectories(target.getParent());
            writing.to(target);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + target, e);
        }
        staged.add(path);
    }

    private interface Writing {
        void to(Path target) throws IOException;
    }

    /** Puts all staged files in place. */
    void publish() {
        staged.forEach(this::move);
        deleteTree(staging);
    }

    private void move(String path) {
        Path target = folder.resolve(path);
        try {
            Files.createDirectories(target.getParent());
            Files.move(staging.resolve(path), target, StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + target, e);
        }
    }

    /** Removes pages of earlier builds that the book no longer has, and records the others. */
    void keepOnly(Map<Page, String> prints) {
        Map<String, String> kept = prints.entrySet().stream()
                .collect(Collectors.toMap(e -> e.getKey().path(), Map.Entry::getValue));
        stamps.paths().stream().filter(path -> !kept.containsKey(path))
                .forEach(path -> deleteTree(folder.resolve(path)));
        stamps.replace(kept);
    }

    /** The pictures in place or staged, as paths in the book. */
    Set<String> images() {
        Set<String> found = new HashSet<>(filesBelow(folder, "images"));
        found.addAll(filesBelow(staging, "images"));
        return found;
    }

    private static Set<String> filesBelow(Path root, String name) {
        Path start = root.resolve(name);
        if (!Files.isDirectory(start)) {
            return Set.of();
        }
        try (Stream<Path> files = Files.walk(start)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> root.relativize(file).toString().replace('\\', '/'))
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot list " + start, e);
        }
    }

    /** Deletes a folder with all that is in it, if it is there. */
    static void deleteTree(Path top) {
        if (!Files.exists(top)) {
            return;
        }
        try (Stream<Path> files = Files.walk(top)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot delete " + top, e);
        }
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot release the lock in " + folder, e);
        }
    }
}
