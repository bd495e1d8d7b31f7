// Fails: neitherPidNorTimeProveAnything
// Misconception: a pid belongs to one process for ever.
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Finds and removes the files of processes that are dead. */
public final class LeftBehind {

    private static final String OWNER = "owner-";
    private static final String DATA = "data-";

    private LeftBehind() {}

    /** Makes this process the owner {@code id}, until it ends. */
    public static void register(Path folder, String id) throws IOException {
        Path file = ownerFile(folder, id);
        Files.writeString(file, Long.toString(ProcessHandle.current().pid()));
    }

    /** Whether the owner {@code id} is alive. */
    public static boolean isAlive(Path folder, String id) throws IOException {
        Path file = ownerFile(folder, id);
        if (!Files.exists(file)) {
            return false;
        }
        String pid = Files.readString(file);
        return !pid.isEmpty()
                && ProcessHandle.of(Long.parseLong(pid)).map(ProcessHandle::isAlive).orElse(false);
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
