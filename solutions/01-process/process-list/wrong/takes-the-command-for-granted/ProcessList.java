// Fails: aProcessThatVanishedMeanwhileIsLeftOut
// Misconception: a process on the list is still there when it is looked at.
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
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
        return processes.flatMap(process -> row(program, process).stream())
                .sorted(Comparator.comparingLong(Row::pid)).toList();
    }

    private static Optional<Row> row(String program, ProcessHandle process) {
        String command = process.info().command().get();
        return runs(program, command)
                ? Optional.of(new Row(process.pid(), parentOf(process), command))
                : Optional.empty();
    }

    private static boolean runs(String program, String command) {
        return Path.of(command).endsWith(program);
    }

    private static OptionalLong parentOf(ProcessHandle process) {
        return process.parent().stream().mapToLong(ProcessHandle::pid).findFirst();
    }
}
