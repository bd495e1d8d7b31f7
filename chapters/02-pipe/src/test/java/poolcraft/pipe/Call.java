package poolcraft.pipe;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A call in a thread of its own, which may sleep, be interrupted, and end as it likes. */
final class Call<T extends @Nullable Object> {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final CompletableFuture<T> result = new CompletableFuture<>();
    private final Thread thread;

    private Call(Callable<T> code, boolean virtual) {
        Runnable run = () -> {
            try {
                result.complete(code.call());
            } catch (Throwable e) {
                result.completeExceptionally(e);
            }
        };
        thread = virtual ? Thread.ofVirtual().start(run) : Thread.ofPlatform().start(run);
    }

    static <T extends @Nullable Object> Call<T> of(boolean virtual, Callable<T> code) {
        return new Call<>(code, virtual);
    }

    static <T extends @Nullable Object> Call<T> of(Callable<T> code) {
        return of(false, code);
    }

    /** Waits until it sleeps in a selector or waits for a lock: until it is inside {@code method}. */
    Call<T> awaitInside(String method) throws InterruptedException {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (!isInside(method)) {
            if (System.nanoTime() > deadline || result.isDone()) {
                throw new AssertionError("not inside " + method + ": "
                        + Arrays.toString(thread.getStackTrace()) + " " + result);
            }
            Thread.onSpinWait();
        }
        return this;
    }

    private boolean isInside(String method) {
        return Arrays.stream(thread.getStackTrace())
                .anyMatch(frame -> frame.getMethodName().equals(method));
    }

    /** Waits until it sleeps in a selector. */
    Call<T> awaitAsleep() throws InterruptedException {
        return awaitInside("select");
    }

    void interrupt() {
        thread.interrupt();
    }

    T get() throws Exception {
        return result.get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** What it threw. */
    Throwable failure() throws Exception {
        try {
            throw new AssertionError("no exception, but " + get());
        } catch (ExecutionException e) {
            return e.getCause();
        }
    }
}
