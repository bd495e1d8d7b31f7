// Fails: anInterruptLeavesNobodyEither
// Misconception: who is interrupted has nothing left to do.
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Waits for a process for a limited time, and then ends it with all that it has started. */
public final class TimeLimit {

    /**
     * What came of it.
     *
     * @param exitCode the exit code of the process; empty if it was killed
     * @param killed the pids of all that were killed
     */
    public record Outcome(OptionalInt exitCode, Set<Long> killed) {}

    private TimeLimit() {}

    /** Waits for {@code process}; kills it and its descendants when {@code limit} is over. */
    public static Outcome await(Process process, Duration limit) throws InterruptedException {
        if (process.waitFor(limit)) {
            return new Outcome(OptionalInt.of(process.exitValue()), Set.of());
        }
        return new Outcome(OptionalInt.empty(), killFamily(process));
    }

    /** Lists the family first: once the process is dead, nobody knows who its children were. */
    private static Set<Long> killFamily(Process process) {
        List<ProcessHandle> family = Stream
                .concat(Stream.of(process.toHandle()), process.descendants()).toList();
        family.forEach(ProcessHandle::destroyForcibly);
        family.forEach(member -> member.onExit().join());
        return family.stream().map(ProcessHandle::pid).collect(Collectors.toSet());
    }
}
