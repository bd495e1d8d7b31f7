package poolcraft.pipe.link;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * The sides that have left this process and have not yet arrived. If it ended now, the other sides
 * would take them for lost; so the end of this JVM waits for them, within limits. Thread-safe.
 */
final class Departures {

    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final Set<Object> underway = new HashSet<>();
    private boolean watching;

    synchronized void add(Object side) {
        if (!watching) {
            watching = true;
            watchOverTheEnd();
        }
        underway.add(side);
    }

    private void watchOverTheEnd() {
        try {
            Runtime.getRuntime()
                    .addShutdownHook(new Thread(this::awaitArrivals, "poolcraft-departures"));
        } catch (IllegalStateException e) {
            // This JVM is ending: it does not wait for what begins now.
        }
    }

    synchronized void remove(Object side) {
        underway.remove(side);
        notifyAll();
    }

    private synchronized void awaitArrivals() {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        try {
            while (!underway.isEmpty() && System.nanoTime() - deadline < 0) {
                TimeUnit.NANOSECONDS.timedWait(this, deadline - System.nanoTime());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
