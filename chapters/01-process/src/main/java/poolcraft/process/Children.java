package poolcraft.process;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The children of this JVM that are alive, and what happens to them when it ends.
 *
 * <p>At the normal end of this JVM, also by {@code System.exit}, daemons are terminated and the
 * others are waited for, as in CPython. When a signal ends this JVM, all are terminated: who stops
 * a program does not want to wait for it. Thread-safe.
 */
final class Children {

    /** How long a terminated child may take for its own clean-up before it is killed. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private static final Map<JvmProcess, RunningChild> ALIVE = new ConcurrentHashMap<>();

    /** The last first. Changed and read under its own monitor. */
    private static final List<Runnable> AFTER_THEM = new ArrayList<>();

    private static final AtomicBoolean WATCHING = new AtomicBoolean();

    private Children() {}

    static void add(JvmProcess process, RunningChild child) {
        ALIVE.put(process, child);
    }

    static void remove(JvmProcess process) {
        ALIVE.remove(process);
    }

    static List<JvmProcess> alive() {
        return ALIVE.entrySet().stream().filter(entry -> entry.getValue().isAlive())
                .map(Map.Entry::getKey).toList();
    }

    /**
     * Makes sure that the end of this JVM is the end of its daemons.
     *
     * @throws IllegalStateException if this JVM is ending already
     */
    static void watchOverTheEnd() {
        if (WATCHING.compareAndSet(false, true)) {
            Runtime.getRuntime()
                    .addShutdownHook(new Thread(Children::atTheEnd, "poolcraft-end-of-process"));
        }
    }

    /**
     * At the end of this JVM, and after that of its children, does {@code action}; before those
     * that were there earlier. A JVM that ends because its parent was killed does it, too, if it
     * finds the time.
     *
     * @throws IllegalStateException if this JVM is ending already
     */
    static void afterThem(Runnable action) {
        watchOverTheEnd();
        synchronized (AFTER_THEM) {
            AFTER_THEM.addFirst(action);
        }
    }

    private static void atTheEnd() {
        if (!ALIVE.isEmpty()) {
            endThem();
        }
        if (Identity.parent().isEmpty()) {
            PrivateFolder.tidyUp();
        }
        cleanUp();
        Lifeline.letGo();
    }

    /** Does what was to be done {@link #afterThem}. */
    static void cleanUp() {
        List<Runnable> actions;
        synchronized (AFTER_THEM) {
            actions = List.copyOf(AFTER_THEM);
            AFTER_THEM.clear();
        }
        for (Runnable action : actions) {
            action.run();
        }
    }

    // tag::end[]
    private static void endThem() {
        boolean waitForOthers = !endedBySignal();
        List<RunningChild> terminated = new ArrayList<>();
        List<RunningChild> awaited = new ArrayList<>();
        for (RunningChild child : ALIVE.values()) {
            (waitForOthers && !child.isDaemon() ? awaited : terminated).add(child);
        }
        terminated.forEach(RunningChild::terminate);
        awaited.forEach(child -> child.ended().join());
        killWhatStays(terminated);
    }
    // end::end[]

    private static void killWhatStays(Collection<RunningChild> terminated) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        for (RunningChild child : terminated) {
            try {
                if (!child.awaitEnd(Duration.ofNanos(deadline - System.nanoTime()))) {
                    child.kill();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                child.kill();
            }
        }
    }

    /** The JDK runs the shutdown that a signal asks for in a thread with the signal's name. */
    private static boolean endedBySignal() {
        return Thread.getAllStackTraces().keySet().stream().map(Thread::getName)
                .anyMatch(name -> name.startsWith("SIG") && name.endsWith(" handler"));
    }
}
