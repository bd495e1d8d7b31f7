// Fails: aSleepingChildEndsWithItsParent
// Misconception: an orphan has no parent.
import java.io.IOException;

/** Ties a child process to its parent: when the parent is gone, the child ends. */
public final class NoOrphan {

    private static final int ORPHANED = 70;

    private NoOrphan() {}

    /** In the parent: starts a child that calls {@link #hold()}. */
    public static Process start(ProcessBuilder builder) throws IOException {
        // The pipe is the lifeline. This process keeps its end open and writes nothing.
        return builder.redirectInput(ProcessBuilder.Redirect.PIPE).start();
    }

    /** In the child: from now on it ends when its parent is gone. Returns at once. */
    public static void hold() {
        Thread.ofPlatform().daemon().name("lifeline").start(() -> {
            while (ProcessHandle.current().parent().isPresent()) {
                pause();
            }
            Runtime.getRuntime().halt(ORPHANED);
        });
    }

    private static void pause() {
        try {
            Thread.sleep(200);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
