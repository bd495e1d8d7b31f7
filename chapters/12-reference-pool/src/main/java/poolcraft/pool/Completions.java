package poolcraft.pool;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;

/**
 * Completes futures for which no thread waits, away from the one who reads for all.
 *
 * <p>What depends on a future is the user's code, and may take long: it runs in a virtual thread of
 * its own, and holds up no other future. Thread-safe; the thread sleeps while there is nothing.
 */
final class Completions implements Runnable {

    private final Queue<PoolFuture<?>> queue = new ConcurrentLinkedQueue<>();
    private final Thread thread = Thread.ofPlatform().daemon().name("poolcraft-pool-completions")
            .unstarted(this);
    private volatile boolean asleep;
    private volatile boolean closed;

    void start() {
        thread.start();
    }

    void add(PoolFuture<?> future) {
        queue.add(future);
        if (asleep) {
            asleep = false;
            LockSupport.unpark(thread);
        }
        if (closed && queue.remove(future)) {
            Thread.ofVirtual().name("poolcraft-pool-callback").start(future::finish);
        }
    }

    @Override
    public void run() {
        while (!closed || !queue.isEmpty()) {
            PoolFuture<?> next = queue.poll();
            if (next == null) {
                sleep();
            } else if (next.isQuick()) {
                next.finish();
            } else {
                Thread.ofVirtual().name("poolcraft-pool-callback").start(next::finish);
            }
        }
    }

    private void sleep() {
        asleep = true;
        if (queue.isEmpty() && !closed) {
            LockSupport.park(this);
            Thread.interrupted(); // nobody has a reason; but while it is set, no thread parks
        }
        asleep = false;
    }

    /** It ends when all is completed. */
    void close() {
        closed = true;
        LockSupport.unpark(thread);
    }
}
