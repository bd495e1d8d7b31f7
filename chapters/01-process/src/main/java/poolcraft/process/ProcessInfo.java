package poolcraft.process;

import java.util.Objects;
import java.util.Optional;

/**
 * Who a process is: what {@link JvmProcess#current()} and {@link JvmProcess#parent()} tell.
 *
 * @param name its name, in any script; the first one is called {@code MainProcess}
 * @param pid its process id
 * @param daemon whether it ends when its parent ends
 */
public record ProcessInfo(String name, long pid, boolean daemon) {

    public ProcessInfo {
        Objects.requireNonNull(name, "name");
    }

    /** The operating system's view of it; empty once it is gone. */
    public Optional<ProcessHandle> handle() {
        return ProcessHandle.of(pid);
    }
}
