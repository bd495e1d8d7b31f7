// Fails: aSleepingChildEndsWithItsParent
// Misconception: a shutdown hook runs whenever a process ends.
import java.io.IOException;

/** Ties a child process to its parent: when the parent is gone, the child ends. */
public final class NoOrphan {

    private NoOrphan() {}

    /** In the parent: starts a child that calls {@link #hold()}. */
    public static Process start(ProcessBuilder builder) throws IOException {
        Process child = builder.start();
        Runtime.getRuntime().addShutdownHook(new Thread(child::destroyForcibly));
        return child;
    }

    /** In the child: from now on it ends when its parent is gone. Returns at once. */
    public static void hold() {
        // The parent takes care of it.
    }
}
