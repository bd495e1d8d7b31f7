package poolcraft.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import poolcraft.process.JvmProcess;

/** What depends on the future of a task. */
class CallbackTest {

    private static Pool pool;

    @TempDir
    private Path folder;

    private final BlockingQueue<Object> told = new LinkedBlockingQueue<>();

    @BeforeAll
    static void open() {
        pool = Pool.of(1);
    }

    @AfterAll
    static void close() {
        pool.close();
        assertThat(JvmProcess.activeChildren()).isEmpty();
    }

    private Object nextTold() throws InterruptedException {
        return told.poll(20, TimeUnit.SECONDS);
    }

    @Test
    void aCallbackIsToldOfTheResultAndAnotherOneOfTheFailure() throws Exception {
        var _ = pool.<Integer>applyAsync(() -> Tasks.failAt(1, 2)).thenAccept(told::add);
        assertThat(nextTold()).isEqualTo(1);
        var _ = pool.<Integer>applyAsync(() -> Tasks.failAt(2, 2)).exceptionally(problem -> {
            told.add(problem);
            return 0;
        });
        assertThat(nextTold()).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aCallbackThatThrowsStopsNoOtherAndHarmsNoResult() throws Exception {
        Path sign = folder.resolve("go");
        CompletableFuture<Integer> future = pool.applyAsync(() -> Tasks.waitFor(sign));
        var _ = future.thenAccept(_ -> told.add("before"));
        CompletableFuture<Void> throwing = future.thenAccept(_ -> {
            throw new IllegalStateException("a bad callback");
        });
        var _ = future.thenAccept(_ -> told.add("after"));
        Files.createFile(sign);
        assertThat(List.of(nextTold(), nextTold())).containsExactlyInAnyOrder("before", "after");
        assertThat(future.get()).isEqualTo(1);
        assertThatThrownBy(throwing::get).isInstanceOf(ExecutionException.class).cause()
                .hasMessage("a bad callback");
        assertThat(pool.apply(() -> 2)).isEqualTo(2);
    }

    @Test
    void aCallbackGivenAfterTheEndRunsAtOnce() {
        CompletableFuture<Integer> done = pool.applyAsync(() -> 3);
        done.join();
        var _ = done.thenAccept(told::add);
        assertThat(told).containsExactly(3);
    }

    @Test
    void aCallbackRunsAlthoughAnotherThreadWaitsForTheSame() throws Exception {
        Path sign = folder.resolve("go");
        CompletableFuture<Integer> future = pool.applyAsync(() -> Tasks.waitFor(sign));
        Thread waiting = Thread.startVirtualThread(() -> told.add(future.join()));
        var _ = future.thenAccept(result -> told.add("told " + result));
        Files.createFile(sign);
        assertThat(List.of(nextTold(), nextTold())).containsExactlyInAnyOrder(1, "told 1");
        waiting.join();
    }

    @Test
    void aCallbackMaySubmitAndWait() throws Exception {
        CompletableFuture<Integer> inner = pool.<Integer>applyAsync(() -> 4)
                .thenApply(four -> pool.apply(() -> four + 1));
        assertThat(inner.get(20, TimeUnit.SECONDS)).isEqualTo(5);
    }

    @Test
    void aCallbackOfACancelledCallIsToldSo() throws Exception {
        Path sign = folder.resolve("running");
        CompletableFuture<Integer> endless = pool.applyAsync(() -> Tasks.runForEver(sign));
        var _ = endless.whenComplete((_, problem) -> told.add(problem));
        Tasks.waitFor(sign);
        assertThat(endless.cancel(true)).isTrue();
        assertThat(nextTold()).isInstanceOf(CancellationException.class);
        assertThat(pool.apply(() -> 6)).isEqualTo(6);
    }

    @Test
    void callbacksOfTasksThatEndWithThePoolRun() throws Exception {
        Path sign = folder.resolve("running");
        try (Pool own = Pool.of(1)) {
            var _ = own.applyAsync(() -> Tasks.runForEver(sign))
                    .whenComplete((_, problem) -> told.add(problem));
            var _ = own.applyAsync(() -> 1).whenComplete((_, problem) -> told.add(problem));
            Tasks.waitFor(sign);
            own.terminate();
        }
        assertThat(List.of(nextTold(), nextTold())).allSatisfy(problem -> assertThat(problem)
                .isInstanceOf(CancellationException.class));
    }
}
