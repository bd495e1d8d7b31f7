import java.io.IOException;

/** Ties a child process to its parent: when the parent is gone, the child ends. */
public final class NoOrphan {

    private NoOrphan() {}

    /** In the parent: starts a child that calls {@link #hold()}. */
    public static Process start(ProcessBuilder builder) throws IOException {
        return builder.start();
    }

    /** In the child: from now on it ends when its parent is gone. Returns at once. */
    public static void hold() {
        // What does the child have in its hands that the operating system takes away
        // when the parent dies?
    }
}
