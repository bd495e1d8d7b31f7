package poolcraft.pool;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Waiting for many futures at once: CPython's {@code concurrent.futures.wait} and {@code
 * as_completed}.
 *
 * <pre>{@code
 * List<CompletableFuture<Page>> pages = urls.stream().map(url -> pool.applyAsync(() -> read(url))).toList();
 * Futures.asCompleted(pages).forEach(page -> show(page.join()));
 * }</pre>
 *
 * <p>Works with futures of any origin. Thread-safe: there is no state.
 */
public final class Futures {

    private Futures() {}

    /** What {@link #await} waits for. */
    public enum Until {
        /** One of them is done. */
        FIRST_COMPLETED,
        /** One of them has failed or was cancelled, or all are done. */
        FIRST_EXCEPTION,
        /** All are done. */
        ALL_COMPLETED
    }

    /**
     * How things stand at the end of a wait.
     *
     * @param done those that have a result, or have failed
     * @param notDone the others
     * @param <F> what they are
     */
    public record Standing<F extends CompletableFuture<?>>(Set<F> done, Set<F> notDone) {

        private static <F extends CompletableFuture<?>> Standing<F> of(Collection<F> futures) {
            Set<F> done = new LinkedHashSet<>();
            Set<F> notDone = new LinkedHashSet<>();
            futures.forEach(future -> (future.isDone() ? done : notDone).add(future));
            return new Standing<>(done, notDone);
        }
    }

    /** Waits as long as it takes, see {@link #await(Collection, Until, Duration)}. */
    public static <F extends CompletableFuture<?>> Standing<F> await(
            Collection<? extends F> futures, Until until) throws InterruptedException {
        return await(futures, until, Duration.ofNanos(Long.MAX_VALUE));
    }

    /**
     * Waits until so many of {@code futures} are done, or for {@code limit}.
     *
     * @return which are done then, and which are not; no error if that is none
     */
    public static <F extends CompletableFuture<?>> Standing<F> await(
            Collection<? extends F> futures, Until until, Duration limit)
            throws InterruptedException {
        List<F> all = List.copyOf(futures);
        var enough = new CountDownLatch(until == Until.FIRST_COMPLETED
                ? Math.min(1, all.size())
                : all.size());
        for (F future : all) {
            var _ = future.whenComplete((_, problem) -> {
                enough.countDown();
                if (problem != null && until == Until.FIRST_EXCEPTION) {
                    IntStream.range(0, all.size()).forEach(_ -> enough.countDown());
                }
            });
        }
        var _ = enough.await(TimeUnit.NANOSECONDS.convert(limit), TimeUnit.NANOSECONDS);
        return Standing.of(all);
    }

    /**
     * The same futures, each as soon as it is done: the stream waits for the next one. Those that
     * fail are among them.
     */
    public static <F extends CompletableFuture<?>> Stream<F> asCompleted(
            Collection<? extends F> futures) {
        List<F> all = new ArrayList<>(futures);
        var done = new LinkedBlockingQueue<F>();
        for (F future : all) {
            var _ = future.whenComplete((_, _) -> done.add(future));
        }
        return Stream.generate(() -> next(done)).limit(all.size());
    }

    private static <F> F next(LinkedBlockingQueue<F> done) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return done.take();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
