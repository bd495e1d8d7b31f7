package poolcraft.pool;

import java.util.Collections;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Queue;
import java.util.Set;
import java.util.Spliterators;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The results of a mapping as they come; its input is read as they are asked for: never more than a
 * number of chunks are on their way. Used by one thread.
 */
final class AnyOrderResults<R extends @Nullable Object>
        extends
            Spliterators.AbstractSpliterator<R>
        implements
            ResultReader.Caller,
            AutoCloseable {

    private final Engine engine;
    private final Mapping<?, R> mapping;
    private final int inFlight;
    private final Set<ChunkFuture<R>> pending = new HashSet<>();
    private final Queue<ChunkFuture<R>> ready = new ConcurrentLinkedQueue<>();
    private volatile @Nullable Thread waiter;
    private Iterator<? extends @Nullable Object> current = Collections.emptyIterator();
    private boolean more = true;

    AnyOrderResults(Engine engine, Mapping<?, R> mapping, int inFlight) {
        super(Long.MAX_VALUE, 0);
        this.engine = engine;
        this.mapping = mapping;
        this.inFlight = inFlight;
    }

    /** A chunk that says when it is there. */
    private final class Announced extends ChunkFuture<R> {

        Announced() {
            super(engine);
        }

        @Override
        void delivered() {
            ready.add(this);
            Thread waits = waiter;
            if (waits != null) {
                LockSupport.unpark(waits);
            }
        }
    }

    /** Submits as much as may be on its way. */
    void fill() {
        while (more && pending.size() < inFlight) {
            var next = new Announced();
            more = mapping.submitNext(next);
            if (more) {
                pending.add(next);
            }
        }
        if (!more && pending.isEmpty()) {
            mapping.close();
        }
    }

    @Override
    public boolean tryAdvance(Consumer<? super R> action) {
        StackRoom.check();
        while (!current.hasNext()) {
            fill();
            if (pending.isEmpty()) {
                return false;
            }
            ChunkFuture<R> next = take();
            pending.remove(next);
            mapping.learn(next);
            fill();
            current = next.items().iterator();
        }
        action.accept(FailedCall.<R>get(current.next()));
        return true;
    }

    private ChunkFuture<R> take() {
        ChunkFuture<R> first = ready.poll();
        if (first != null) {
            return first;
        }
        boolean interrupted = false;
        waiter = Thread.currentThread();
        engine.reader().help(this);
        first = ready.poll();
        while (first == null) {
            LockSupport.park(this);
            interrupted |= Thread.interrupted();
            first = ready.poll();
        }
        waiter = null;
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return first;
    }

    @Override
    public boolean hasIt() {
        return !ready.isEmpty();
    }

    @Override
    public boolean givesUp() {
        return false;
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
