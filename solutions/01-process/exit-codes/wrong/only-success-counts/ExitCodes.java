// Fails: aFailedChildHasTheCodeOne
// Misconception: a child that failed has no result, so it has no exit code worth keeping.
import java.util.ArrayList;
import java.util.List;
import poolcraft.process.JvmProcess;
import poolcraft.process.ProcessTarget;

public final class ExitCodes {

    private ExitCodes() {}

    static List<Integer> collect(List<ProcessTarget> targets) throws InterruptedException {
        List<JvmProcess> children = targets.stream().map(JvmProcess::start).toList();
        List<Integer> codes = new ArrayList<>();
        for (JvmProcess child : children) {
            child.join();
            if (child.exitCode().getAsInt() != 1) {
                codes.add(child.exitCode().getAsInt());
            }
            child.close();
        }
        return codes;
    }
}
