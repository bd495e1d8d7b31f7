package poolcraft.process;

/**
 * What is to be done when this process ends: CPython's {@code multiprocessing.util.Finalize}. For
 * the chapters of the library; programs have {@link Runtime#addShutdownHook}.
 *
 * <p>Above all, threads that wait inside a native call are to be ended there: the JVM waits for such
 * a thread, daemon or not, for 300 ms. Thread-safe.
 */
public final class EndOfProcess {

    private EndOfProcess() {}

    /**
     * Does {@code action} once, after the children of this process have ended, and before what was
     * given here earlier. A process that is ended because its parent was killed does it as well, if
     * it finds the time: no longer than 300 ms.
     *
     * @param action quick, and throws nothing
     * @throws IllegalStateException if this process is ending already
     */
    public static void afterChildren(Runnable action) {
        Children.afterThem(action);
    }
}
