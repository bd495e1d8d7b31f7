package poolcraft.process;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Who this JVM is among the processes: the first one, or somebody's child. Set once, before the
 * target runs; thread-safe.
 */
final class Identity {

    private static final AtomicInteger CHILDREN = new AtomicInteger();
    private static volatile @Nullable Launch launch;
    private static volatile ClassLoader loader = ClassLoader.getSystemClassLoader();

    private Identity() {}

    /** This JVM is a child, and {@code told} is what it was told. */
    static void become(Launch told) {
        launch = told;
    }

    /** This JVM is a child, and finds all its classes in {@code all}. */
    static void loadFrom(ClassLoader all) {
        loader = all;
    }

    /** Where the calling thread finds the classes of what was sent to it. */
    static ClassLoader loader() {
        ClassLoader ofThread = Thread.currentThread().getContextClassLoader();
        return ofThread == null || ofThread.equals(ClassLoader.getSystemClassLoader())
                ? loader
                : ofThread;
    }

    static ProcessInfo self() {
        Launch told = launch;
        long pid = ProcessHandle.current().pid();
        return told == null
                ? new ProcessInfo("MainProcess", pid, false)
                : new ProcessInfo(told.child().name(), pid, told.child().daemon());
    }

    static Optional<ProcessInfo> parent() {
        Launch told = launch;
        return told == null ? Optional.empty() : Optional.of(told.parent());
    }

    /** The list that children inherit: what this process may read, its own children may, too. */
    static AllowList allowList() {
        Launch told = launch;
        return told == null ? new AllowList(List.of()) : told.allowList();
    }

    /** A number for the next child, never given twice: 1, 2, ... and 2:1, 2:2, ... below child 2. */
    static String nextChildNumber() {
        int count = CHILDREN.incrementAndGet();
        Launch told = launch;
        return told == null ? Integer.toString(count) : told.child().number() + ":" + count;
    }
}
