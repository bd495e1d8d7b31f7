import java.util.List;
import poolcraft.process.ProcessTarget;

/** Runs children at the same time and collects how they ended. */
public final class ExitCodes {

    private ExitCodes() {}

    /** Runs each target in a child process; the exit codes are in the order of the targets. */
    static List<Integer> collect(List<ProcessTarget> targets) throws InterruptedException {
        // Your code: start all, wait for all, return the codes.
        return List.of();
    }
}
