// Fails: theCodesComeInTheOrderOfTheTargets
// Misconception: children end in the order in which they were started.
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import poolcraft.process.JvmProcess;
import poolcraft.process.ProcessTarget;

/** Runs children at the same time and collects how they ended. */
public final class ExitCodes {

    private ExitCodes() {}

    /** Runs each target in a child process; the exit codes are in the order of the targets. */
    static List<Integer> collect(List<ProcessTarget> targets) throws InterruptedException {
        List<JvmProcess> children = targets.stream().map(JvmProcess::start).toList();
        BlockingQueue<Integer> codes = new LinkedBlockingQueue<>();
        for (JvmProcess child : children) {
            var _ = child.onExit().thenAccept(it -> codes.add(it.exitCode().getAsInt()));
        }
        List<Integer> inOrder = new ArrayList<>();
        while (inOrder.size() < children.size()) {
            inOrder.add(codes.take());
        }
        return inOrder;
    }
}
