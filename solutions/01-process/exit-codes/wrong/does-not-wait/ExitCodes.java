// Fails: theCodesComeInTheOrderOfTheTargets
// Misconception: a child has ended as soon as it was started.
import java.util.List;
import poolcraft.process.JvmProcess;
import poolcraft.process.ProcessTarget;

public final class ExitCodes {

    private ExitCodes() {}

    static List<Integer> collect(List<ProcessTarget> targets) {
        return targets.stream().map(JvmProcess::start).map(child -> child.exitCode().orElse(0))
                .toList();
    }
}
