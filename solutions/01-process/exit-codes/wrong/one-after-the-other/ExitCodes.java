// Fails: theChildrenRunAtTheSameTime
// Misconception: starting a child and waiting for it belong in the same loop.
import java.util.ArrayList;
import java.util.List;
import poolcraft.process.JvmProcess;
import poolcraft.process.ProcessTarget;

public final class ExitCodes {

    private ExitCodes() {}

    static List<Integer> collect(List<ProcessTarget> targets) throws InterruptedException {
        List<Integer> codes = new ArrayList<>();
        for (ProcessTarget target : targets) {
            JvmProcess child = JvmProcess.start(target);
            child.join();
            codes.add(child.exitCode().getAsInt());
            child.close();
        }
        return codes;
    }
}
