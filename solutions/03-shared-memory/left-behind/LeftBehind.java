import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Finds and removes the files of processes that are dead. */
public final class LeftBehind {

    private static final String OWNER = "owner-";
    private static final String DATA = "data-";

    /** The locks of this process. Here the garbage collector does not find them. */
    private static final Map<Path, FileLock> OWN = new ConcurrentHashMap<>();

    private LeftBehind() {}

    /** Makes this process the owner {@code id}, until it ends. */
    public static void register(Path folder, String id) throws IOException {
        Path file = ownerFile(folder, id);
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        OWN.put(file, channel.lock());
    }

    /** Whether the owner {@code id} is alive. */
    public static boolean isAlive(Path folder, String id) throws IOException {
        Path file = ownerFile(folder, id);
        if (OWN.containsKey(file)) {
            return true;
        }
        if (!Files.exists(file)) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            return channel.tryLock() == null;
        }
    }

    private static Path ownerFile(Path folder, String id) {
        return folder.toAbsolutePath().normalize().resolve(OWNER + id);
    }

    /**
     * Removes the files of all owners that are not alive.
     *
     * @return the names of the files that were removed
     */
    public static List<String> removeLeftovers(Path folder) throws IOException {
        List<String> removed = new ArrayList<>();
        for (String name : ownedFiles(folder)) {
            if (!isAlive(folder, name.split("-", 3)[1])) {
                Files.delete(folder.resolve(name));
                removed.add(name);
            }
        }
        return removed;
    }

    /** An owner's data come before its own file. */
    private static List<String> ownedFiles(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith(OWNER) || name.startsWith(DATA))
                    .sorted(Comparator.comparing(name -> name.startsWith(OWNER))).toList();
        }
    }
}
