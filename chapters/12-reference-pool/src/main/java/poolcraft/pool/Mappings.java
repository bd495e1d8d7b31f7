package poolcraft.pool;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import poolcraft.process.Transfer;

/** The ways to call a function with all that an input has. Thread-safe. */
final class Mappings {

    /** So many chunks for each worker are on their way: enough that none waits for the caller. */
    private static final int IN_FLIGHT = 32;

    private final Engine engine;
    private final int inFlight;
    private final boolean failFast;

    Mappings(Engine engine, int workers, boolean failFast) {
        this.engine = engine;
        this.inFlight = IN_FLIGHT * workers;
        this.failFast = failFast;
    }

    private <T extends @Nullable Object, R extends @Nullable Object> Mapping<T, R> mapping(
            SerializableFunction<? super T, ? extends R> function, Iterable<? extends T> items,
            ChunkSize chunkSize) {
        engine.checkTakesTasks();
        Submissions submissions = engine.submissions();
        Iterator<? extends T> input = items.iterator();
        var transfer = new Transfer();
        Definition bound = submissions.bind(function, transfer);
        transfer.sent();
        return new Mapping<>(submissions, bound, input, Mapping.Arguments.single(), chunkSize);
    }

    private <A, B, R extends @Nullable Object> Mapping<Map.Entry<? extends A, ? extends B>, R> pairs(
            SerializableBiFunction<? super A, ? super B, ? extends R> function,
            Iterable<? extends Map.Entry<? extends A, ? extends B>> pairs, ChunkSize chunkSize) {
        engine.checkTakesTasks();
        Submissions submissions = engine.submissions();
        Iterator<? extends Map.Entry<? extends A, ? extends B>> input = pairs.iterator();
        var transfer = new Transfer();
        Definition bound = submissions.bind(function, transfer);
        transfer.sent();
        return new Mapping<>(submissions, bound, input, Mapping.Arguments.pair(), chunkSize);
    }

    <T extends @Nullable Object, R extends @Nullable Object> List<R> list(
            SerializableFunction<? super T, ? extends R> function, Iterable<? extends T> items,
            ChunkSize chunkSize) {
        return collect(mapping(function, items, chunkSize));
    }

    <A, B, R extends @Nullable Object> List<R> starList(
            SerializableBiFunction<? super A, ? super B, ? extends R> function,
            Iterable<? extends Map.Entry<? extends A, ? extends B>> pairs, ChunkSize chunkSize) {
        return collect(pairs(function, pairs, chunkSize));
    }

    <T extends @Nullable Object, R extends @Nullable Object> CompletableFuture<List<R>> listAsync(
            SerializableFunction<? super T, ? extends R> function, Iterable<? extends T> items,
            ChunkSize chunkSize) {
        return later(mapping(function, items, chunkSize));
    }

    <A, B, R extends @Nullable Object> CompletableFuture<List<R>> starListAsync(
            SerializableBiFunction<? super A, ? super B, ? extends R> function,
            Iterable<? extends Map.Entry<? extends A, ? extends B>> pairs, ChunkSize chunkSize) {
        return later(pairs(function, pairs, chunkSize));
    }

    <T extends @Nullable Object, R extends @Nullable Object> Stream<R> ordered(
            SerializableFunction<? super T, ? extends R> function, Iterable<? extends T> items,
            ChunkSize chunkSize) {
        return stream(
                new OrderedResults<R>(engine, mapping(function, items, chunkSize), inFlight));
    }

    <T extends @Nullable Object, R extends @Nullable Object> Stream<R> ordered(
            SerializableFunction<? super T, ? extends R> function, Iterable<? extends T> items,
            ChunkSize chunkSize, Duration limit) {
        return stream(new OrderedResults<R>(engine, mapping(function, items, chunkSize), inFlight)
                .within(limit));
    }

    private static <R extends @Nullable Object> Stream<R> stream(OrderedResults<R> results) {
        results.fill();
        return StreamSupport.stream(results, false).onClose(results::close);
    }

    <T extends @Nullable Object, R extends @Nullable Object> Stream<R> inAnyOrder(
            SerializableFunction<? super T, ? extends R> function, Iterable<? extends T> items,
            ChunkSize chunkSize) {
        var results = new AnyOrderResults<R>(engine, mapping(function, items, chunkSize),
                inFlight);
        results.fill();
        return StreamSupport.stream(results, false).onClose(results::close);
    }

    private <R extends @Nullable Object> List<R> collect(Mapping<?, R> mapping) {
        return collect(new OrderedResults<R>(engine, mapping, inFlight));
    }

    /** All results; or throws the first failure, after all calls or at once. */
    private <R extends @Nullable Object> List<R> collect(OrderedResults<R> results) {
        try (results) {
            List<R> all = new ArrayList<>();
            Throwable problem = results.forEachItem(all::add, failFast);
            if (problem != null) {
                throw Rethrow.asItIs(problem);
            }
            return all;
        }
    }

    /** In a thread of its own, which is ended with the future. */
    private <R extends @Nullable Object> CompletableFuture<List<R>> later(Mapping<?, R> mapping) {
        var results = new OrderedResults<R>(engine, mapping, inFlight);
        var future = new CompletableFuture<List<R>>();
        Thread.ofVirtual().name("poolcraft-pool-map").start(() -> {
            try {
                future.complete(collect(results));
            } catch (Throwable e) {
                future.completeExceptionally(e);
            }
        });
        var _ = future.whenComplete((_, _) -> results.stop());
        return future;
    }
}
