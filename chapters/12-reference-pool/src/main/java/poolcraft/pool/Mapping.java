package poolcraft.pool;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import poolcraft.process.TransferException;

/**
 * A function that is called with all that an input has: reads the input, and submits chunk after
 * chunk. Used by one thread.
 *
 * @param <T> what the input has
 * @param <R> what the function returns
 */
final class Mapping<T extends @Nullable Object, R extends @Nullable Object>
        implements
            AutoCloseable {

    /** Turns an item into the arguments of a call. */
    interface Arguments<T extends @Nullable Object> {

        /** How many arguments a call has. */
        int count();

        /** Adds those of {@code item} to {@code all}. */
        void add(T item, List<@Nullable Object> all);

        /** Key and value are the two arguments. */
        static Arguments<Map.Entry<?, ?>> pair() {
            return new Arguments<>() {
                @Override
                public int count() {
                    return 2;
                }

                @Override
                public void add(Map.Entry<?, ?> item, List<@Nullable Object> all) {
                    all.add(item.getKey());
                    all.add(item.getValue());
                }
            };
        }

        /** The item is the argument. */
        static <T extends @Nullable Object> Arguments<T> single() {
            return new Arguments<>() {
                @Override
                public int count() {
                    return 1;
                }

                @Override
                public void add(T item, List<@Nullable Object> all) {
                    all.add(item);
                }
            };
        }
    }

    private final Submissions submissions;
    private final Iterator<? extends T> input;
    private final Arguments<? super T> arguments;
    private final ChunkSize chunkSize;
    private final Definition function;

    /** What the input has thrown: then it has nothing more. */
    private @Nullable Throwable failure;
    private boolean ended;

    /**
     * A mapping.
     *
     * @param function is retired with it
     */
    Mapping(Submissions submissions, Definition function, Iterator<? extends T> input,
            Arguments<? super T> arguments, ChunkSize chunkSize) {
        this.submissions = submissions;
        this.function = function;
        this.input = input;
        this.arguments = arguments;
        this.chunkSize = chunkSize;
    }

    /**
     * Reads the next items and submits them.
     *
     * @param future gets their results; or, if the input throws, what it has thrown; or, if the pool
     *     takes no more tasks, that: afterwards there are no more
     * @return false if there are no more
     */
    boolean submitNext(ChunkFuture<R> future) {
        List<@Nullable Object> values = new ArrayList<>();
        int count = ended ? 0 : readInto(values);
        if (count > 0) {
            submit(future, new Chunk(count, arguments.count(), values));
            return true;
        }
        Throwable problem = failure;
        failure = null;
        if (problem != null) {
            future.deliver(problem);
        }
        return problem != null;
    }

    private void submit(ChunkFuture<R> future, Chunk chunk) {
        try {
            submissions.submit(future, function, chunk);
        } catch (TransferException e) {
            future.deliver(e);
        } catch (RuntimeException | Error e) {
            // The pool takes no more, say: there is no use in reading on, perhaps for ever.
            ended = true;
            future.deliver(e);
        }
    }

    private int readInto(List<@Nullable Object> values) {
        int most = chunkSize.next();
        int count = 0;
        try {
            while (count < most && input.hasNext()) {
                arguments.add(input.next(), values);
                count++;
            }
            ended = count < most;
        } catch (Throwable e) {
            ended = true;
            failure = e;
        }
        return count;
    }

    /** What a chunk took. */
    void learn(ChunkFuture<R> chunk) {
        chunkSize.learn(chunk, chunk.nanos());
    }

    /** The function is not called any more. */
    @Override
    public void close() {
        function.retire();
    }
}
