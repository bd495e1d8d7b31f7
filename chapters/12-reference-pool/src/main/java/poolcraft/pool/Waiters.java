package poolcraft.pool;

import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The threads that wait for a {@link PoolFuture}. The first one has a place of its own, since there
 * is hardly ever another. Thread-safe: who waits enters and then looks whether there is something;
 * who has something says so and then wakes. One of the two sees the other.
 */
final class Waiters {

    private final AtomicReference<@Nullable Thread> first = new AtomicReference<>();

    /** Is completed when there is something, for all but the first; null without them. */
    private final AtomicReference<@Nullable CompletableFuture<?>> come = new AtomicReference<>();

    /** Whether the calling thread is the first; then it has to leave. */
    boolean enterAsFirst() {
        return first.compareAndSet(null, Thread.currentThread());
    }

    void leaveAsFirst() {
        first.set(null);
    }

    boolean hasFirst() {
        return first.get() != null;
    }

    /** There is something. */
    void wake() {
        Thread waiting = first.get();
        // Who reads for all may be the one who waits, and is awake.
        if (waiting != null && !waiting.equals(Thread.currentThread())) {
            LockSupport.unpark(waiting);
        }
        CompletableFuture<?> others = come.get();
        if (others != null) {
            others.complete(null);
        }
    }

    /**
     * The first thread: sleeps until {@code isHere}.
     *
     * @param nanos for how long at most; {@link Long#MAX_VALUE} for as long as it takes
     */
    void awaitAsFirst(BooleanSupplier isHere, long nanos, boolean interruptible)
            throws InterruptedException, TimeoutException {
        boolean interrupted = false;
        long deadline = System.nanoTime() + nanos;
        try {
            while (!isHere.getAsBoolean()) {
                park(nanos == Long.MAX_VALUE ? nanos : deadline - System.nanoTime());
                if (Thread.interrupted()) {
                    if (interruptible) {
                        throw interrupted();
                    }
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    static InterruptedException interrupted() {
        return new InterruptedException("interrupted while waiting for a task");
    }

    static TimeoutException timedOut() {
        return new TimeoutException("There was no result within the time limit.");
    }

    private void park(long nanos) throws TimeoutException {
        if (nanos == Long.MAX_VALUE) {
            LockSupport.park(this);
        } else if (nanos > 0) {
            LockSupport.parkNanos(this, nanos);
        } else {
            throw timedOut();
        }
    }

    /** Any other thread: the same. */
    void awaitAsAnother(BooleanSupplier isHere, long nanos, boolean interruptible)
            throws InterruptedException, TimeoutException {
        come.compareAndSet(null, new CompletableFuture<Void>());
        CompletableFuture<?> something = Objects.requireNonNull(come.get());
        if (isHere.getAsBoolean()) {
            return;
        }
        if (!interruptible) {
            something.join();
            return;
        }
        try {
            something.get(nanos, TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw new AssertionError("it is only ever completed with nothing", e);
        }
    }
}
