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

    synchronized void add(Object side) {
        underway.add(side);
    }

    synchronized void remove(Object side) {
        underway.remove(side);
        notifyAll();
    }

    synchronized void awaitArrivals() {
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
