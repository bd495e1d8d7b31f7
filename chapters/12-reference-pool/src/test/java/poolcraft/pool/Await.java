package poolcraft.pool;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/** Waits for a fact, for as long as a slow machine may need. */
final class Await {

    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final long PAUSE_NANOS = Duration.ofMillis(2).toNanos();

    private Await() {}

    static void until(String fact, Callable<Boolean> holds) throws Exception {
        until(fact, LIMIT, holds);
    }

    static void until(String fact, Duration limit, Callable<Boolean> holds) throws Exception {
        long deadline = System.nanoTime() + limit.toNanos();
        while (!holds.call()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("not within " + limit + ": " + fact);
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    /** Waits until {@code assertion} holds; if it never does, the last try says why. */
    static void untilAsserted(Runnable assertion) {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (true) {
            try {
                assertion.run();
                return;
            } catch (AssertionError e) {
                if (System.nanoTime() > deadline) {
                    throw e;
                }
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    /** Waits until no process has {@code pid}; one that has ended and was not reaped is gone. */
    static void gone(long pid, Duration limit) throws Exception {
        until("process " + pid + " is gone", limit, () -> isGone(pid));
    }

    static boolean isGone(long pid) {
        return ProcessHandle.of(pid).map(handle -> !handle.isAlive() || isZombie(pid)).orElse(true);
    }

    private static boolean isZombie(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
            return stat.substring(stat.lastIndexOf(')')).startsWith(") Z");
        } catch (IOException e) {
            return false;
        }
    }
}
