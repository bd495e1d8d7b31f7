package poolcraft.memory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The folders that segments lie in: in memory, {@code /dev/shm}, where the system has that, and the
 * temporary folder for what does not fit there.
 *
 * <pre>
 *  lock                     held while the files below are changed together; in the first folder
 *  owner-ID                 locked by a living process that made segments; in the first folder
 *  owner-ID~NUMBER~NAME     its segment NAME: a second name of the same file
 *  segment-NAME             the segment, as other processes find it
 *  common-NAME              belongs to nobody, and stays; in the first folder
 * </pre>
 *
 * <p>A segment is made and filled under its {@code owner} name and then linked to its {@code
 * segment} name. So whoever finds it finds it whole, and there is no file without an owner.
 * Thread-safe.
 */
final class Places {

    private static final Path IN_MEMORY = Path.of("/dev/shm");
    private static final String OWNER = "owner-";
    private static final String SEGMENT = "segment-";
    private static final char SEPARATOR = '~';

    private final List<Path> parents;

    /** Those whose folder was there, and ours, when it was looked at. */
    private final Set<Path> checked = ConcurrentHashMap.newKeySet();

    private Places(List<Path> parents) {
        this.parents = parents;
    }

    /** The places of this user on this machine; the first one exists afterwards. */
    static Places open() throws IOException {
        Path temporary = Path.of(System.getProperty("java.io.tmpdir")).toAbsolutePath();
        boolean inMemory = Files.isDirectory(IN_MEMORY) && Files.isWritable(IN_MEMORY);
        var places = new Places(inMemory ? List.of(IN_MEMORY, temporary) : List.of(temporary));
        places.folderIn(places.parents.getFirst());
        return places;
    }

    /** Where a folder may be made, the best first. */
    List<Path> parents() {
        return parents;
    }

    /** The folder in one of the {@link #parents()}; made if it is not there. */
    Path folderIn(Path parent) throws IOException {
        Path folder = PrivateFolder.path(parent);
        if (!checked.contains(parent) || !Files.isDirectory(folder)) {
            PrivateFolder.in(parent);
            checked.add(parent);
        }
        return folder;
    }

    /** The folders that are there. */
    List<Path> folders() {
        return parents.stream().map(PrivateFolder::path).filter(Files::isDirectory).toList();
    }

    private Path first() {
        return PrivateFolder.path(parents.getFirst());
    }

    Path lock() {
        return first().resolve("lock");
    }

    Path common(String name) {
        return first().resolve("common-" + name);
    }

    Path owner(String id) {
        return first().resolve(OWNER + id);
    }

    static Path owned(Path folder, String id, int number, String name) {
        return folder.resolve(OWNER + id + SEPARATOR + number + SEPARATOR + name);
    }

    static Path segment(Path folder, String name) {
        return folder.resolve(SEGMENT + name);
    }

    /** The name by which others find an owned file. */
    static Path segmentOf(Path owned) {
        String name = owned.getFileName().toString();
        return owned.resolveSibling(SEGMENT + name.substring(name.lastIndexOf(SEPARATOR) + 1));
    }

    /** The owners of whom there is a file, and their segments. */
    List<Path> ownerFiles() throws IOException {
        List<Path> files = new ArrayList<>();
        for (Path folder : folders()) {
            try (Stream<Path> all = Files.list(folder)) {
                all.filter(file -> file.getFileName().toString().startsWith(OWNER))
                        .forEach(files::add);
            }
        }
        return files;
    }

    /** The owner named by one of the {@link #ownerFiles()}. */
    static String ownerOf(Path file) {
        String name = file.getFileName().toString().substring(OWNER.length());
        int end = name.indexOf(SEPARATOR);
        return end < 0 ? name : name.substring(0, end);
    }

    /** Whether one of the {@link #ownerFiles()} is a segment's. */
    static boolean isOwned(Path file) {
        return file.getFileName().toString().indexOf(SEPARATOR) >= 0;
    }
}
