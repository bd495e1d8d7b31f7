package poolcraft.course.grade;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What has to be cleaned up should the grader itself be interrupted: its shutdown hook kills the
 * running submissions and deletes their folders. Thread-safe.
 */
final class ActiveRuns {

    private static final Set<AutoCloseable> RUNS = ConcurrentHashMap.newKeySet();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(ActiveRuns::closeAll, "grader-clean-up"));
    }

    private ActiveRuns() {}

    static void add(AutoCloseable run) {
        RUNS.add(run);
    }

    static void remove(AutoCloseable run) {
        RUNS.remove(run);
    }

    private static void closeAll() {
        // first what runs, then the folders it runs in
        RUNS.stream().filter(RunnerJvm.class::isInstance).forEach(ActiveRuns::close);
        RUNS.forEach(ActiveRuns::close);
    }

    private static void close(AutoCloseable run) {
        try {
            run.close();
        } catch (Exception e) {
            System.err.println("Cannot clean up: " + e);
        }
    }
}
