package poolcraft.pool;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
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
 * <p>The first thread that waits in {@code get} or {@code join} helps the reader, and completes this.
 * Others wait until there is something, and then for the moment that the first one takes. None of them
 * waits as for any other {@code CompletableFuture}, since there who waits also runs what depends on
 * the future. Thread-safe.
 */
class PoolFuture<R extends @Nullable Object> extends CompletableFuture<R> {

    private static final long SHORT_NANOS = 5_000;
    private static final long LONGER_NANOS = 1_000_000;

    private final Engine engine;
    private final Waiters waiters = new Waiters();
    private final AtomicBoolean taken = new AtomicBoolean();
    private volatile @Nullable Answer answer;
    private volatile @Nullable Task task;

    PoolFuture(Engine engine) {
        this.engine = engine;
    }

    /** What is withdrawn when this is cancelled. */
    final void isOf(Task ofThis) {
        task = ofThis;
    }

    final void deliver(Throwable problem) {
        deliver(Answer.lost(problem));
    }

    // tag::deliver[]
    final void deliver(Answer arrived) {
        answer = arrived;
        if (!waiters.hasFirst()) {
            delivered();
        }
        waiters.wake();
    }
    // end::deliver[]

    /** Nobody waits for it: what depends on it runs elsewhere. */
    void delivered() {
        engine.completions().add(this);
    }

    /** How long the task ran in its worker; 0 if it did not. */
    final long nanos() {
        Answer come = answer;
        return come == null ? 0 : come.nanos();
    }

    final boolean isDelivered() {
        return answer != null;
    }

    /** Whether {@link #finish} has no code of the user's to run. */
    final boolean isQuick() {
        Answer come = answer;
        return getNumberOfDependents() == 0 && (come == null || come.bytes() == null);
    }

    /** Completes this with what was delivered. What arrives with an answer arrives once. */
    final void finish() {
        Answer come = answer;
        if (come == null || isDone() || !taken.compareAndSet(false, true)) {
            return;
        }
        try {
            complete(result(come));
        } catch (Throwable e) {
            completeExceptionally(e);
        }
    }

    @SuppressWarnings("unchecked") // what the function returned
    private R result(Answer come) throws Throwable {
        return (R) engine.results().read(come);
    }

    @Override
    public R get() throws InterruptedException, ExecutionException {
        StackRoom.check();
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
        StackRoom.check();
        long nanos = unit.toNanos(timeout);
        long start = System.nanoTime();
        if (!isDone()) {
            await(nanos, true);
        }
        return super.get(nanos - (System.nanoTime() - start), TimeUnit.NANOSECONDS);
    }

    @Override
    public R join() {
        StackRoom.check();
        return joinedInRoom();
    }

    private R joinedInRoom() {
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
            return joinedInRoom();
        } catch (CompletionException e) {
            throw Rethrow.asItIs(e.getCause());
        }
    }

    /** Waits until this is complete. */
    private void await(long nanos, boolean interruptible)
            throws InterruptedException, TimeoutException {
        var wait = new Wait(nanos, interruptible);
        if (waiters.enterAsFirst()) {
            try {
                engine.reader().help(wait);
                if (!isHere()) {
                    waiters.awaitAsFirst(this::isHere, wait.nanosLeft(), interruptible);
                }
            } finally {
                leave();
            }
        } else {
            waiters.awaitAsAnother(this::isHere, nanos, interruptible);
        }
        awaitCompletion(wait);
    }

    /** A thread that waits for this, and how long it wants to. */
    private final class Wait implements ResultReader.Caller {

        private final long nanos;
        private final boolean interruptible;
        private final long start = System.nanoTime();

        Wait(long nanos, boolean interruptible) {
            this.nanos = nanos;
            this.interruptible = interruptible;
        }

        long nanosLeft() {
            return nanos == Long.MAX_VALUE ? nanos : nanos - (System.nanoTime() - start);
        }

        @Override
        public boolean hasIt() {
            return isHere();
        }

        @Override
        public boolean givesUp() {
            return nanosLeft() <= 0 || (interruptible && Thread.currentThread().isInterrupted());
        }
    }

    /** Somebody is about to complete this: the first who waits, or {@link Completions}. */
    private void awaitCompletion(Wait wait) throws InterruptedException, TimeoutException {
        long nanos = SHORT_NANOS;
        while (!isDone()) {
            if (wait.interruptible && Thread.interrupted()) {
                throw Waiters.interrupted();
            }
            if (wait.nanosLeft() <= 0) {
                throw Waiters.timedOut();
            }
            LockSupport.parkNanos(this, Math.min(nanos, wait.nanosLeft()));
            nanos = Math.min(2 * nanos, LONGER_NANOS);
        }
    }

    private boolean isHere() {
        return answer != null || isDone();
    }

    /** What came while this thread waited was left to it. */
    private void leave() {
        waiters.leaveAsFirst();
        if (answer == null || isDone()) {
            return;
        }
        if (getNumberOfDependents() == 0) {
            finish();
        } else {
            delivered();
        }
    }

    @Override
    public boolean complete(R value) {
        boolean completed = super.complete(value);
        waiters.wake();
        return completed;
    }

    @Override
    public boolean completeExceptionally(Throwable problem) {
        boolean completed = super.completeExceptionally(problem);
        waiters.wake();
        return completed;
    }

    @Override
    public CompletableFuture<R> completeAsync(Supplier<? extends R> supplier, Executor executor) {
        executor.execute(() -> {
            try {
                complete(supplier.get());
            } catch (Throwable e) {
                completeExceptionally(e);
            }
        });
        return this;
    }

    @Override
    public void obtrudeValue(R value) {
        super.obtrudeValue(value);
        waiters.wake();
    }

    @Override
    public void obtrudeException(Throwable problem) {
        super.obtrudeException(problem);
        waiters.wake();
    }

    /**
     * Cancels the task: one that was not begun never is.
     *
     * @param mayInterruptIfRunning whether one that runs is stopped, by killing its worker, in whose
     *     place another one comes
     */
    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        StackRoom.check();
        boolean cancelled = super.cancel(mayInterruptIfRunning);
        waiters.wake();
        Task mine = task;
        if (cancelled && mine != null) {
            engine.withdraw(mine, mayInterruptIfRunning);
        }
        return cancelled;
    }
}
