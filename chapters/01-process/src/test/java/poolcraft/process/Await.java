package poolcraft.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for a fact, as long as it may take. */
final class Await {

    private Await() {}

    static void until(String fact, Duration limit, BooleanSupplier holds)
            throws InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        while (!holds.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("not within " + limit.toMillis() + " ms: " + fact);
            }
            Thread.sleep(2);
        }
    }

    /** Waits until no process has {@code pid}; one that has ended and was not reaped is gone. */
    static void gone(long pid, Duration limit) throws InterruptedException {
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
