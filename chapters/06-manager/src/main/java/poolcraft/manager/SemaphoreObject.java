package poolcraft.manager;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * A semaphore in a manager. A permit is:
 *
 * <pre>
 *  FREE  --acquire-->                      HELD     by a client
 *  FREE  --consume-->                      nowhere
 *  HELD  --release, the client ends-->     FREE
 *  nowhere  --release, by one who holds none; not if bounded-->  FREE
 * </pre>
 */
final class SemaphoreObject extends Monitor implements ManagedSemaphore {

    private final boolean bounded;
    private final Line line = newLine();
    private final Map<Object, Integer> heldBy = new HashMap<>();
    private int free;

    SemaphoreObject(int permits, boolean bounded) {
        if (permits < 0) {
            throw new IllegalArgumentException(
                    "A semaphore of " + permits + " permits: it must be 0 or more.");
        }
        this.free = permits;
        this.bounded = bounded;
    }

    @Override
    Class<?> exposedAs() {
        return ManagedSemaphore.class;
    }

    @Override
    public void acquire() {
        acquire(Line.FOR_EVER);
    }

    @Override
    public boolean tryAcquire() {
        boolean taken = free > 0;
        if (taken) {
            hold();
        }
        return taken;
    }

    @Override
    public boolean tryAcquire(Duration limit) {
        return acquire(Line.nanos(limit));
    }

    private boolean acquire(long nanos) {
        boolean taken = line.await(() -> free > 0, nanos);
        if (taken) {
            hold();
        }
        return taken;
    }

    private void hold() {
        take();
        Caller caller = Caller.current();
        heldBy.merge(caller.owner().client(), 1, Integer::sum);
        if (caller.session() != null) {
            caller.session().holds(this);
        }
    }

    private void take() {
        free--;
        wakeNext();
    }

    private void wakeNext() {
        if (free > 0) {
            line.wakeFirst();
        }
    }

    @Override
    public void consume() {
        if (bounded) {
            throw new UnsupportedOperationException("A permit of a bounded semaphore is never used"
                    + " up: acquire() it, or use a semaphore that is not bounded.");
        }
        line.await(() -> free > 0, Line.FOR_EVER);
        take();
        Caller.current().unlessReceived(() -> free(1));
    }

    @Override
    public void release() {
        Object client = Caller.current().owner().client();
        if (heldBy.containsKey(client)) {
            heldBy.merge(client, -1, (held, less) -> held + less == 0 ? null : held + less);
        } else if (bounded) {
            throw new IllegalStateException("This process holds no permit of this bounded"
                    + " semaphore: it has released more than it has acquired.");
        }
        free++;
        wakeNext();
    }

    @Override
    public int availablePermits() {
        return free;
    }

    private void free(int permits) {
        inside(() -> {
            free += permits;
            wakeNext();
        });
    }

    @Override
    void clientGone(Session client) {
        Integer held = heldBy.remove(client);
        if (held != null) {
            free += held;
            wakeNext();
        }
    }
}
