package poolcraft.course.grade;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the operating system tells about its processes. Implementations are thread-safe. */
interface ProcessTable {

    /** All processes that can be seen, by id. */
    Map<Long, ProcessEntry> all();

    Optional<ProcessEntry> find(long pid);

    /** The command line, cut to a readable length. */
    String command(long pid);

    /** Whether the process carries this text in its environment. */
    boolean hasInEnvironment(long pid, String text);

    /** Whether the process works in this folder or below. */
    boolean worksIn(long pid, Path folder);

    /** The TCP ports on which the process listens. */
    Set<Integer> listeningPorts(long pid);

    /** In what call of the system the process waits; empty where nothing is known. */
    String waitsIn(long pid);

    static ProcessTable ofThisSystem() {
        return Files.exists(Path.of("/proc/self/stat"))
                ? new LinuxProcessTable()
                : new PortableProcessTable();
    }
}
