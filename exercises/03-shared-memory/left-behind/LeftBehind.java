import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Finds and removes the files of processes that are dead. */
public final class LeftBehind {

    private LeftBehind() {}

    /** Makes this process the owner {@code id}, until it ends. */
    public static void register(Path folder, String id) throws IOException {
        // What does a process hold for as long as it lives?
    }

    /** Whether the owner {@code id} is alive. */
    public static boolean isAlive(Path folder, String id) throws IOException {
        return false;
    }

    /**
     * Removes the files of all owners that are not alive.
     *
     * @return the names of the files that were removed
     */
    public static List<String> removeLeftovers(Path folder) throws IOException {
        return List.of();
    }
}
