import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** Lists the processes of the machine that run a certain program. */
public final class ProcessList {

    /**
     * A process on the list.
     *
     * @param parent its parent's pid, if it is known
     * @param command the program it runs, with its folder
     */
    public record Row(long pid, OptionalLong parent, String command) {}

    private ProcessList() {}

    /** All processes of the machine that run {@code program}, sorted by pid. */
    public static List<Row> find(String program) {
        return find(program, ProcessHandle.allProcesses());
    }

    /** Those of {@code processes} that run {@code program}, sorted by pid. */
    public static List<Row> find(String program, Stream<ProcessHandle> processes) {
        // What does process.info().command() tell about each of them? And when is it empty?
        return List.of();
    }
}
