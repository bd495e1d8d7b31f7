// Fails: theCodesComeInTheOrderOfTheTargets
// Misconception: an exit code says only whether it went well.
import java.util.ArrayList;
import java.util.List;
import poolcraft.process.JvmProcess;
import poolcraft.process.ProcessTarget;

/** Runs children at the same time and collects how they ended. */
public final class ExitCodes {

    private ExitCodes() {}

    /** Runs each target in a child process; the exit codes are in the order of the targets. */
    static List<Integer> collect(List<ProcessTarget> targets) throws InterruptedException {
        List<JvmProcess> children = targets.stream().map(JvmProcess::start).toList();
        List<Integer> codes = new ArrayList<>();
        for (JvmProcess child : children) {
            child.join();
            codes.add(child.exitCode().getAsInt() == 0 ? 0 : 1);
            child.close();
        }
        return codes;
    }
}
