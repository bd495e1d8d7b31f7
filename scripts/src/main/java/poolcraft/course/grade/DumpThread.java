package poolcraft.course.grade;

import java.util.List;
import java.util.Optional;

/**
 * A thread in a thread dump.
 *
 * @param name its name
 * @param state as in {@code RUNNABLE} or {@code BLOCKED}
 * @param cpu the processor time it has used, as in {@code 1999.86ms}
 * @param frames as in {@code ExitCodes.collect(ExitCodes.java:7)}, the innermost first
 * @param locks what it waits for and what it holds
 */
record DumpThread(String name, String state, String cpu, List<String> frames, Locks locks) {

    /**
     * The monitors of a thread, by address.
     *
     * @param wanted the one it is blocked on
     * @param held those it holds
     */
    record Locks(Optional<String> wanted, List<String> held) {}
}
