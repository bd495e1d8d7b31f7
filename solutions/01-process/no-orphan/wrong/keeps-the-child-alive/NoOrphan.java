// Fails: aChildWhoseMainReturnsEnds
// Misconception: a thread in the background does not count.
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
        Thread.ofPlatform().name("lifeline").start(() -> {
            awaitEndOfInput();
            Runtime.getRuntime().halt(ORPHANED);
        });
    }

    private static void awaitEndOfInput() {
        try {
            while (System.in.read() >= 0) {
                // Nothing is sent here; whatever comes means that the parent lives.
            }
        } catch (IOException e) {
            // A broken pipe says the same as its end.
        }
    }
}
