package poolcraft.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The futures of a pool: waiting, callbacks, cancelling. */
class PoolFutureTest {

    @TempDir
    private Path folder;

    private Pool pool;

    @BeforeEach
    void open() {
        pool = Pool.of(1);
    }

    @AfterEach
    void close() {
        pool.close();
    }

    @Test
    void aFutureThatIsWaitedForInVainStaysUsable() throws Exception {
        Path sign = folder.resolve("go");
        CompletableFuture<Integer> future = pool.applyAsync(() -> Tasks.waitFor(sign));
        assertThatThrownBy(() -> future.get(10, TimeUnit.MILLISECONDS))
                .isInstanceOf(TimeoutException.class);
        assertThat(future).isNotDone();
        Files.createFile(sign);
        assertThat(future.get(20, TimeUnit.SECONDS)).isEqualTo(1);
    }

    @Test
    void manyThreadsMayWaitForOneFuture() throws Exception {
        Path sign = folder.resolve("go");
        CompletableFuture<Integer> future = pool.applyAsync(() -> Tasks.waitFor(sign));
        var results = new LinkedBlockingQueue<Integer>();
        var waiting = new CountDownLatch(6);
        for (int i = 0; i < 6; i++) {
            (i % 2 == 0 ? Thread.ofVirtual() : Thread.ofPlatform()).start(() -> {
                waiting.countDown();
                results.add(future.join());
            });
        }
        waiting.await();
        Files.createFile(sign);
        for (int i = 0; i < 6; i++) {
            assertThat(results.poll(20, TimeUnit.SECONDS)).isEqualTo(1);
        }
    }

    @Test
    void anInterruptedWaitHarmsNeitherTheTaskNorThePool() throws Exception {
        Path sign = folder.resolve("go");
        CompletableFuture<Integer> future = pool.applyAsync(() -> Tasks.waitFor(sign));
        for (Thread.Builder kind : List.of(Thread.ofPlatform(), Thread.ofVirtual())) {
            var ended = new LinkedBlockingQueue<Exception>();
            Thread thread = kind.start(() -> {
                try {
                    future.get();
                } catch (InterruptedException | ExecutionException e) {
                    ended.add(e);
                }
            });
            thread.interrupt();
            assertThat(ended.poll(20, TimeUnit.SECONDS)).isInstanceOf(InterruptedException.class);
        }
        Files.createFile(sign);
        assertThat(future.get()).isEqualTo(1);
        assertThat(pool.apply(() -> 2)).isEqualTo(2);
    }

    @Test
    void aTaskThatWasNotBegunIsCancelledAndNeverRuns() throws Exception {
        Path sign = folder.resolve("go");
        Path trace = folder.resolve("trace");
        CompletableFuture<Integer> first = pool.applyAsync(() -> Tasks.waitFor(sign));
        CompletableFuture<Path> second = pool.applyAsync(() -> Files.createFile(trace));
        assertThat(second.cancel(false)).isTrue();
        Files.createFile(sign);
        assertThat(first.get()).isEqualTo(1);
        assertThat(pool.apply(() -> 2)).isEqualTo(2);
        assertThat(trace).doesNotExist();
        assertThatThrownBy(second::get).isInstanceOf(CancellationException.class);
    }

    @Test
    void aTaskThatRunsIsStoppedOnlyIfThatIsAskedFor() throws Exception {
        Path sign = folder.resolve("running");
        CompletableFuture<Integer> endless = pool.applyAsync(() -> Tasks.runForEver(sign));
        CompletableFuture<Integer> behind = pool.applyAsync(() -> 3);
        Tasks.waitFor(sign);
        assertThat(endless.cancel(true)).isTrue();
        assertThat(behind.get(20, TimeUnit.SECONDS)).isEqualTo(3);
    }

    @Test
    void aTaskThatIsDoneCannotBeCancelled() {
        CompletableFuture<Integer> done = pool.applyAsync(() -> 1);
        done.join();
        assertThat(done.cancel(true)).isFalse();
        assertThat(pool.apply(() -> Tasks.pid())).isPositive();
    }

    @Test
    void aCallbackThatBlocksHoldsUpNoOtherResult() throws Exception {
        var latch = new CountDownLatch(1);
        CompletableFuture<Void> blocked = pool.<Integer>applyAsync(() -> 1).thenAccept(_ -> {
            try {
                latch.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        for (int i = 0; i < 100; i++) {
            int n = i;
            assertThat(pool.<Integer>applyAsync(() -> n).get(20, TimeUnit.SECONDS)).isEqualTo(n);
        }
        assertThat(pool.<Integer>applyAsync(() -> 5).thenApply(n -> n + 1).get(20,
                TimeUnit.SECONDS)).isEqualTo(6);
        latch.countDown();
        blocked.get(20, TimeUnit.SECONDS);
    }

    @Test
    void aCallbackDoesNotRunInTheThreadThatWaits() throws Exception {
        Path sign = folder.resolve("go");
        CompletableFuture<Integer> future = pool.applyAsync(() -> Tasks.waitFor(sign));
        CompletableFuture<Thread> runsIn = future.thenApply(_ -> Thread.currentThread());
        Files.createFile(sign);
        assertThat(future.get()).isEqualTo(1);
        assertThat(runsIn.get(20, TimeUnit.SECONDS)).isNotEqualTo(Thread.currentThread());
    }

    @Test
    void tasksCanBeComposed() {
        CompletableFuture<Integer> ten = pool.<Integer>applyAsync(() -> Tasks.square(3))
                .thenCompose(nine -> pool.applyAsync(() -> nine + 1));
        assertThat(ten.join()).isEqualTo(10);
    }

    @Test
    void allOfManyIsDoneWhenTheLastIs() {
        CompletableFuture<?>[] all = IntStream.range(0, 300)
                .mapToObj(n -> pool.<Integer>applyAsync(() -> Tasks.square(n)))
                .toArray(CompletableFuture<?>[]::new);
        CompletableFuture.allOf(all).join();
        assertThat(all).allSatisfy(future -> assertThat(future).isCompleted());
    }

    @Test
    void aTaskBehindALongOneMovesToAWorkerThatIsFree() throws Exception {
        try (Pool two = Pool.of(2)) {
            two.map(Tasks::square, List.of(1, 2, 3, 4), 1);
            Path sign = folder.resolve("go");
            CompletableFuture<Integer> isLong = two.applyAsync(() -> Tasks.waitFor(sign));
            List<CompletableFuture<Integer>> others = IntStream.range(0, 60)
                    .mapToObj(n -> two.<Integer>applyAsync(() -> Tasks.square(n))).toList();
            assertThat(others).allSatisfy(
                    other -> assertThat(other.get(20, TimeUnit.SECONDS)).isNotNegative());
            assertThat(isLong).isNotDone();
            Files.createFile(sign);
            assertThat(isLong.get()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"cancel", "complete", "fail", "time out", "complete elsewhere"})
    void whoeverEndsAFutureEndsAllWaitsForIt(String end) throws Exception {
        Path never = folder.resolve("never");
        CompletableFuture<Integer> future = pool.applyAsync(() -> Tasks.waitFor(never));
        List<Thread> waiting = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            waiting.add(Thread.ofVirtual().start(() -> endOf(future)));
        }
        for (Thread thread : waiting) {
            await(() -> thread.getState() == Thread.State.WAITING);
        }
        switch (end) {
            case "cancel" -> future.cancel(false);
            case "complete" -> future.complete(1);
            case "fail" -> future.completeExceptionally(new IllegalStateException("enough"));
            case "time out" -> future.orTimeout(1, TimeUnit.MILLISECONDS);
            default -> future.completeAsync(() -> 1);
        }
        for (Thread thread : waiting) {
            assertThat(thread.join(Duration.ofSeconds(20))).isTrue();
        }
        Files.createFile(never);
    }

    /** It may have failed: that is an end, too. */
    private static void endOf(CompletableFuture<?> future) {
        var _ = catchThrowable(future::join);
    }

    private static void await(BooleanSupplier condition) {
        long limit = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(limit);
            LockSupport.parkNanos(100_000);
        }
    }
}
