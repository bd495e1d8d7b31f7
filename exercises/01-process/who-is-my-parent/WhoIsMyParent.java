import java.util.List;

/** Tells where the process that asks comes from. */
public final class WhoIsMyParent {

    private WhoIsMyParent() {}

    /** The process that calls this, and its parent, in one sentence: the README has its form. */
    public static String introduction() {
        // Begin with JvmProcess.current(). It has a name and a pid.
        return "";
    }

    /** The pids of the parent, of the parent's parent, and so on, up to the first process. */
    public static List<Long> ancestors() {
        // ProcessHandle.current().parent() is the first step of the way.
        return List.of();
    }
}
