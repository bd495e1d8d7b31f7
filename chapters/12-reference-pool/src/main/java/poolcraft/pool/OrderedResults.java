package poolcraft.pool;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The results of a mapping in the order of its input, which is read as they are asked for: never
 * more than a number of chunks are on their way. Used by one thread.
 */
final class OrderedResults<R extends @Nullable Object>
        extends
            Spliterators.AbstractSpliterator<R>
        implements
            AutoCloseable {

    private final Engine engine;
    private final Mapping<?, R> mapping;
    private final int inFlight;
    private final Deque<ChunkFuture<R>> pending = new ArrayDeque<>();
    private Iterator<? extends @Nullable Object> current = Collections.emptyIterator();
    private boolean more = true;
    private volatile @Nullable ChunkFuture<R> awaited;
    private volatile boolean stopped;
    private boolean limited;
    private long deadline;

    OrderedResults(Engine engine, Mapping<?, R> mapping, int inFlight) {
        super(Long.MAX_VALUE, Spliterator.ORDERED);
        this.engine = engine;
        this.mapping = mapping;
        this.inFlight = inFlight;
    }

    /** Submits as much as may be on its way. */
    void fill() {
        while (more && !stopped && pending.size() < inFlight) {
            // Also where the next lines throw, for want of memory, say: not to try for ever.
            more = false;
            var next = new ChunkFuture<R>(engine);
            more = mapping.submitNext(next);
            if (more) {
                pending.add(next);
            }
        }
    }

    @Override
    public boolean tryAdvance(Consumer<? super R> action) {
        StackRoom.check();
        if (!advance()) {
            return false;
        }
        action.accept(FailedCall.<R>get(current.next()));
        return true;
    }

    /** There is a limit for the time until the last result; it begins now. */
    OrderedResults<R> within(Duration limit) {
        deadline = System.nanoTime() + TimeUnit.NANOSECONDS.convert(limit);
        limited = true;
        return this;
    }

    private List<? extends @Nullable Object> result(ChunkFuture<R> chunk) {
        if (limited) {
            awaitInTime(chunk);
        }
        return chunk.items();
    }

    /** An interrupt is noted, and changes nothing: as where there is no limit. */
    private void awaitInTime(ChunkFuture<R> chunk) {
        boolean interrupted = Thread.interrupted();
        try {
            while (!isThereInTime(chunk)) {
                interrupted = true;
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** False after an interrupt; throws if it is too late. */
    private boolean isThereInTime(ChunkFuture<R> chunk) {
        try {
            chunk.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            chunk.cancel(false);
            close();
            throw new CompletionException("The next result was not there within the time limit of"
                    + " this map. What was not begun is cancelled.", e);
        } catch (InterruptedException e) {
            return false;
        } catch (ExecutionException | CancellationException e) {
            // It is done: whoever asks for it learns how.
        }
        return true;
    }

    /** Whether there is a current item; throws if a chunk as a whole has failed. */
    private boolean advance() {
        while (!current.hasNext()) {
            fill();
            ChunkFuture<R> next = pending.poll();
            if (next == null) {
                // Not sooner: until the last one is there, some worker may still ask what to call.
                mapping.close();
                return false;
            }
            // Its place is free: the next one goes off before this one is looked at.
            fill();
            awaited = next;
            if (stopped) {
                next.cancel(false);
            }
            current = result(next).iterator();
            mapping.learn(next);
        }
        return true;
    }

    /**
     * Gives the results of all items to {@code action}.
     *
     * @param failFast whether to give up at the first failure
     * @return the first failure; null if there was none
     */
    @Nullable
    Throwable forEachItem(Consumer<? super R> action, boolean failFast) {
        StackRoom.check();
        Throwable first = null;
        boolean goesOn = true;
        while (goesOn && !stopped && !(failFast && first != null)) {
            Throwable problem = null;
            try {
                goesOn = advance();
                if (goesOn) {
                    action.accept(FailedCall.<R>get(current.next()));
                }
            } catch (RuntimeException | Error e) {
                problem = e;
            }
            first = first == null ? problem : first;
        }
        return first;
    }

    /** From any thread: nobody wants the results any more. */
    void stop() {
        stopped = true;
        ChunkFuture<R> now = awaited;
        if (now != null) {
            now.cancel(false);
        }
    }

    /** What was not begun never is. */
    @Override
    public void close() {
        more = false;
        pending.forEach(chunk -> chunk.cancel(false));
        pending.clear();
        mapping.close();
    }
}
