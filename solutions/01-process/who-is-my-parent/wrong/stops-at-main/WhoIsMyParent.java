// Fails: theAncestorsGoUpToTheFirstProcessOfTheMachine
// Misconception: the main process of the program has no parent.
import java.util.ArrayList;
import java.util.List;
import poolcraft.process.JvmProcess;
import poolcraft.process.ProcessInfo;

/** Tells where the process that asks comes from. */
public final class WhoIsMyParent {

    private WhoIsMyParent() {}

    /** The process that calls this, and its parent, in one sentence. */
    public static String introduction() {
        String origin = JvmProcess.parent().map(parent -> "child of " + nameAndPid(parent))
                .orElse("the first process");
        return nameAndPid(JvmProcess.current()) + ", " + origin;
    }

    private static String nameAndPid(ProcessInfo process) {
        return process.name() + " (pid " + process.pid() + ")";
    }

    /** The pids of the parent, of the parent's parent, and so on, up to the first process. */
    public static List<Long> ancestors() {
        List<Long> pids = new ArrayList<>();
        JvmProcess.parent().map(ProcessInfo::pid).ifPresent(pids::add);
        return pids;
    }
}
