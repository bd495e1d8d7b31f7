package poolcraft.grading;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * What a test asks about processes of which it knows only the pid.
 *
 * <p>A zombie counts as gone: it runs no code and holds nothing any more; only its parent has not
 * taken its exit code yet. {@link ProcessHandle#isAlive()} calls it alive. Thread-safe.
 */
public final class Pids {

    private static final boolean HAS_PROC = Files.isReadable(Path.of("/proc/self/stat"));

    private static final boolean HAS_ZOMBIES = File.separatorChar == '/';

    private Pids() {}

    /** Whether no process with this pid runs any more. */
    public static boolean isGone(long pid) {
        Optional<ProcessHandle> handle = ProcessHandle.of(pid);
        return handle.isEmpty() || !handle.get().isAlive() || isZombie(pid);
    }

    /** Those of {@code pids} that still run, in the same order. */
    public static List<Long> alive(Collection<Long> pids) {
        return pids.stream().filter(pid -> !isGone(pid)).toList();
    }

    /** Kills it at once, if it still runs: for the clean-up after a test. */
    public static void kill(long pid) {
        ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
    }

    private static boolean isZombie(long pid) {
        if (!HAS_ZOMBIES) {
            return false;
        }
        String state = HAS_PROC ? stateFromProc(pid) : stateFromPs(pid);
        return state.isEmpty() || state.startsWith("Z") || state.startsWith("X");
    }

    /** The letter after the program's name, which stands in parentheses and may hold some. */
    private static String stateFromProc(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
            return stat.substring(stat.lastIndexOf(')') + 1).strip();
        } catch (IOException e) {
            return "";
        }
    }

    private static String stateFromPs(long pid) {
        try {
            Process ps = new ProcessBuilder("ps", "-o", "stat=", "-p", Long.toString(pid))
                    .redirectErrorStream(true).start();
            return new String(ps.getInputStream().readAllBytes(), StandardCharsets.US_ASCII)
                    .strip();
        } catch (IOException e) {
            return "unknown, since there is no ps: " + e.getMessage();
        }
    }
}
