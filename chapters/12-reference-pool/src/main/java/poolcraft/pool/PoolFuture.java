package poolcraft.pool;

import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The future of a task.
 *
 * <p>It is completed in two steps, since the one who reads for all must not run what depends on it:
 *
 * <pre>
 *  PENDING    --deliver: the reader has its answer-->          DELIVERED
 *  DELIVERED  --finish: the one who waits, or Completions-->   complete, as any CompletableFuture
 *  PENDING, DELIVERED  --complete, cancel: by anybody-->       complete
 * </pre>
 *
 * <p>One thread at a time waits in {@code get} or {@code join} as a helper of the reader; more of
 * them wait as they would for any other future. Thread-safe.
 */
class PoolFuture<R extends @Nullable Object> extends CompletableFuture<R> {

    private final Engine engine;
    private final AtomicReference<@Nullable Thread> waiter = new AtomicReference<>();
    private volatile @Nullable Outcome outcome;
    private volatile @Nullable Task task;

    /** What came of it: an answer, or why there is none. */
    private record Outcome(@Nullable Answer answer, @Nullable Throwable problem) {}

    PoolFuture(Engine engine) {
        this.engine = engine;
    }

    /** What is withdrawn when this is cancelled. */
    final void isOf(Task ofThis) {
        task = ofThis;
    }

    final void deliver(Answer answer) {
        deliver(new Outcome(answer, null));
    }

    final void deliver(Throwable problem) {
        deliver(new Outcome(null, problem));
    }

    // tag::deliver[]
    private void deliver(Outcome come) {
        outcome = come;
        Thread waiting = waiter.get();
        if (waiting == null) {
            delivered();
        } else {
            LockSupport.unpark(waiting);
        }
    }
    // end::deliver[]

    /** Nobody waits for it: what depends on it runs elsewhere. */
    void delivered() {
        engine.completions().add(this);
    }

    /** How long the task ran in its worker; 0 if it did not. */
    final long nanos() {
        Outcome come = outcome;
        return come == null || come.answer == null ? 0 : come.answer.nanos();
    }

    final boolean isDelivered() {
        return outcome != null;
    }

    /** Completes this with what was delivered. */
    final void finish() {
        Outcome come = outcome;
        if (come == null || isDone()) {
            return;
        }
        try {
            if (come.answer == null) {
                throw Objects.requireNonNull(come.problem);
            }
            complete(result(come.answer));
        } catch (Throwable e) {
            completeExceptionally(e);
        }
    }

    @SuppressWarnings("unchecked") // what the function returned
    private R result(Answer answer) throws Throwable {
        return (R) engine.results().read(answer);
    }

    @Override
    public R get() throws InterruptedException, ExecutionException {
        if (!isDone()) {
            try {
                await(Long.MAX_VALUE, true);
            } catch (TimeoutException e) {
                throw new AssertionError("there is no time limit", e);
            }
        }
        return super.get();
    }

    @Override
    public R get(long timeout, TimeUnit unit)
            throws InterruptedException, ExecutionException, TimeoutException {
        long nanos = unit.toNanos(timeout);
        long start = System.nanoTime();
        if (!isDone()) {
            await(nanos, true);
        }
        return super.get(nanos - (System.nanoTime() - start), TimeUnit.NANOSECONDS);
    }

    @Override
    public R join() {
        if (!isDone()) {
            try {
                await(Long.MAX_VALUE, false);
            } catch (InterruptedException | TimeoutException e) {
                throw new AssertionError("there is no limit, and no interrupt", e);
            }
        }
        return super.join();
    }

    /** What it is, or throws what the task has thrown, see {@link Rethrow}. */
    final R joined() {
        try {
            return join();
        } catch (CompletionException e) {
            throw Rethrow.asItIs(e.getCause());
        }
    }

    /** Waits for the outcome, and completes this with it; others wait for that. */
    private void await(long nanos, boolean interruptible)
            throws InterruptedException, TimeoutException {
        if (!waiter.compareAndSet(null, Thread.currentThread())) {
            return;
        }
        boolean interrupted = false;
        try {
            engine.reader().help(this::isHere);
            long deadline = System.nanoTime() + nanos;
            while (!isHere()) {
                park(nanos == Long.MAX_VALUE ? nanos : deadline - System.nanoTime());
                if (Thread.interrupted()) {
                    if (interruptible) {
                        throw new InterruptedException("interrupted while waiting for a task");
                    }
                    interrupted = true;
                }
            }
        } finally {
            leave();
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private boolean isHere() {
        return outcome != null || isDone();
    }

    private void park(long nanos) throws TimeoutException {
        if (nanos == Long.MAX_VALUE) {
            LockSupport.park(this);
        } else if (nanos > 0) {
            LockSupport.parkNanos(this, nanos);
        } else {
            throw new TimeoutException("There was no result within the time limit.");
        }
    }

    /** What came while this thread waited was left to it. */
    private void leave() {
        waiter.set(null);
        if (outcome == null || isDone()) {
            return;
        }
        if (getNumberOfDependents() == 0) {
            finish();
        } else {
            delivered();
        }
    }

    /**
     * Cancels the task: one that was not begun never is.
     *
     * @param mayInterruptIfRunning whether one that runs is stopped, by killing its worker, in whose
     *     place another one comes
     */
    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        boolean cancelled = super.cancel(mayInterruptIfRunning);
        Task mine = task;
        if (cancelled && mine != null) {
            engine.withdraw(mine, mayInterruptIfRunning);
        }
        return cancelled;
    }
}
