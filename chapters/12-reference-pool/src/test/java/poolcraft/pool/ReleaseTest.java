package poolcraft.pool;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import poolcraft.process.JvmProcess;

/** Of a task that is done the pool keeps nothing, in neither process. */
class ReleaseTest {

    private static final int MANY = 50;

    private static Pool pool;

    /** What a worker has seen of its tasks. */
    private static final List<WeakReference<Object>> SEEN = new ArrayList<>();

    @BeforeAll
    static void open() {
        pool = Pool.of(1);
    }

    @AfterAll
    static void close() {
        pool.close();
        assertThat(JvmProcess.activeChildren()).isEmpty();
    }

    private static boolean areAllGone(List<WeakReference<Object>> references) {
        System.gc();
        return references.stream().allMatch(reference -> reference.refersTo(null));
    }

    private static void awaitGone(List<WeakReference<Object>> references) throws Exception {
        Await.until("all is collected", () -> areAllGone(references));
    }

    /** In a frame of its own, so that nothing stays on the caller's stack. */
    private static List<WeakReference<Object>> call() throws Exception {
        List<WeakReference<Object>> made = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            List<String> argument = new ArrayList<>(List.of("argument"));
            CompletableFuture<Object> future = pool.applyAsync(() -> List.of(argument, "result"));
            made.add(new WeakReference<>(argument));
            made.add(new WeakReference<>(future));
            made.add(new WeakReference<>(future.get(20, TimeUnit.SECONDS)));
        }
        return made;
    }

    @Test
    void argumentFutureAndResultOfACallAreReleased() throws Exception {
        awaitGone(call());
    }

    private static List<WeakReference<Object>> withCallbacks() {
        List<WeakReference<Object>> made = new ArrayList<>();
        List<CompletableFuture<Void>> callbacks = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            CompletableFuture<Object> future = pool.applyAsync(() -> List.of("result"));
            made.add(new WeakReference<>(future));
            callbacks.add(future.thenAccept(result -> made.add(new WeakReference<>(result))));
        }
        callbacks.forEach(CompletableFuture::join);
        return made;
    }

    @Test
    void whatCallbacksWereGivenIsReleased() throws Exception {
        awaitGone(withCallbacks());
    }

    private static List<WeakReference<Object>> failAndCancel() {
        List<WeakReference<Object>> made = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            List<String> argument = new ArrayList<>(List.of("argument"));
            CompletableFuture<Object> failing = pool.applyAsync(() -> argument.get(1));
            CompletableFuture<Object> cancelled = pool.applyAsync(() -> argument.get(0));
            cancelled.cancel(false);
            made.add(new WeakReference<>(failing.handle((_, problem) -> problem).join()));
            made.add(new WeakReference<>(argument));
            made.add(new WeakReference<>(failing));
            made.add(new WeakReference<>(cancelled));
        }
        return made;
    }

    @Test
    void whatHasFailedOrWasCancelledIsReleased() throws Exception {
        List<WeakReference<Object>> made = failAndCancel();
        assertThat(pool.apply(() -> 1)).isEqualTo(1);
        awaitGone(made);
    }

    private static List<WeakReference<Object>> map() {
        List<WeakReference<Object>> made = new ArrayList<>();
        List<List<String>> items = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            items.add(new ArrayList<>(List.of("item")));
        }
        pool.map(List::copyOf, items).forEach(result -> made.add(new WeakReference<>(result)));
        items.forEach(item -> made.add(new WeakReference<>(item)));
        return made;
    }

    @Test
    void itemsAndResultsOfAMapAreReleased() throws Exception {
        List<WeakReference<Object>> made = map();
        assertThat(made).hasSizeGreaterThan(MANY);
        awaitGone(made);
    }

    private static Object remember(Object argument) {
        List<Object> result = new ArrayList<>(List.of("result"));
        SEEN.add(new WeakReference<>(argument));
        SEEN.add(new WeakReference<>(result));
        return result;
    }

    @Test
    void aWorkerKeepsNoArgumentAndNoResult() throws Exception {
        for (int i = 0; i < MANY; i++) {
            List<String> argument = new ArrayList<>(List.of("argument"));
            pool.apply(() -> remember(argument));
        }
        assertThat(pool.apply(() -> SEEN.size())).isEqualTo(2 * MANY);
        Await.until("the worker has collected all", () -> pool.apply(() -> areAllGone(SEEN)));
    }

    private static List<WeakReference<Object>> closedPool() {
        List<Object> heldByThePool = new ArrayList<>();
        try (Pool closed = Pool.builder().workers(1).maxAge(Duration.ofDays(1))
                .taskTimeout(Duration.ofDays(1)).onWorkerDeath(heldByThePool::add).build()) {
            closed.apply(() -> 1);
        }
        return List.of(new WeakReference<>(heldByThePool));
    }

    @Test
    void aClosedPoolIsCollected() throws Exception {
        awaitGone(closedPool());
    }
}
