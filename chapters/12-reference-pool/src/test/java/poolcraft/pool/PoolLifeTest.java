package poolcraft.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import poolcraft.process.JvmProcess;

/** How pools begin and end, and how their workers come and go. */
class PoolLifeTest {

    @TempDir
    private Path folder;

    @AfterEach
    void noWorkerIsLeft() {
        assertThat(JvmProcess.activeChildren()).isEmpty();
    }

    private static List<Integer> numbers(int count) {
        return IntStream.range(0, count).boxed().toList();
    }

    @Test
    void closingWaitsForAllThatWasSubmitted() {
        List<CompletableFuture<Integer>> futures;
        try (Pool pool = Pool.of(2)) {
            futures = numbers(500).stream()
                    .map(n -> pool.<Integer>applyAsync(() -> Tasks.square(n))).toList();
        }
        assertThat(futures).allSatisfy(future -> assertThat(future).isCompleted());
    }

    @Test
    void aPoolThatWasNeverUsedCloses() {
        Pool.of(2).close();
    }

    /** They are told to go before they have done or said anything. */
    @Test
    void whenAPoolClosesTheWorkersThatHaveDoneNothingGoAndTheOthersGoOn() throws Exception {
        Path sign = folder.resolve("sign");
        try (Pool pool = Pool.of(5)) {
            CompletableFuture<Integer> last = pool.applyAsync(() -> Tasks.waitFor(sign));
            pool.shutdown();
            Await.until("the others have gone", () -> pool.stats().workers().size() == 1);
            assertThat(last).isNotDone();
            Files.createFile(sign);
            assertThat(last.get(20, TimeUnit.SECONDS)).isNotNull();
        }
    }

    @Test
    void closingTwiceDoesNothing() {
        Pool pool = Pool.of(1);
        pool.close();
        pool.close();
        pool.terminate();
    }

    @Test
    void afterItsEndAPoolTakesNoTasks() {
        Pool pool = Pool.of(1);
        pool.close();
        assertThatThrownBy(() -> pool.apply(() -> 1)).isInstanceOf(RejectedExecutionException.class)
                .hasMessageContaining("shut down");
        assertThatThrownBy(() -> pool.map(Tasks::square, List.of(1)))
                .isInstanceOf(RejectedExecutionException.class);
    }

    @Test
    void joiningAPoolThatStillTakesTasksIsAnError() {
        try (Pool pool = Pool.of(1)) {
            assertThatThrownBy(pool::join).isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("shutdown()");
        }
    }

    @Test
    void joinWithALimitSaysWhetherThePoolHasEnded() throws Exception {
        Pool pool = Pool.of(1);
        Path sign = folder.resolve("go");
        CompletableFuture<Integer> waits = pool.applyAsync(() -> Tasks.waitFor(sign));
        pool.shutdown();
        assertThat(pool.join(Duration.ofMillis(20))).isFalse();
        Files.createFile(sign);
        pool.join();
        assertThat(waits).isCompletedWithValue(1);
    }

    @Test
    void terminatingCancelsWhatIsNotDone() throws Exception {
        Pool pool = Pool.of(1);
        Path sign = folder.resolve("running");
        CompletableFuture<Integer> running = pool.applyAsync(() -> Tasks.runForEver(sign));
        CompletableFuture<Integer> waiting = pool.applyAsync(() -> 1);
        Tasks.waitFor(sign);
        pool.terminate();
        assertThatThrownBy(running::get).hasRootCauseInstanceOf(CancellationException.class);
        assertThatThrownBy(waiting::get).hasRootCauseInstanceOf(CancellationException.class);
        pool.join();
    }

    @Test
    void anInterruptedCloseTerminates() throws Exception {
        Pool pool = Pool.of(1);
        Path sign = folder.resolve("running");
        var _ = pool.applyAsync(() -> Tasks.runForEver(sign));
        Tasks.waitFor(sign);
        Thread.currentThread().interrupt();
        pool.close();
        assertThat(Thread.interrupted()).isTrue();
        assertThat(pool.join(Duration.ZERO)).isTrue();
    }

    @Test
    void theInitializerRunsInEachWorkerFirst() {
        String value = "set";
        try (Pool pool = Pool.builder().workers(2)
                .initializer(() -> System.setProperty("poolcraft.test", value)).build()) {
            assertThat(pool.map(_ -> System.getProperty("poolcraft.test"), numbers(20), 1))
                    .containsOnly("set");
        }
    }

    @Test
    void anInitializerThatThrowsIsTheReasonWhyTasksFail() {
        try (Pool pool = Pool.builder().workers(1).initializer(() -> {
            throw new IllegalStateException("no database");
        }).build()) {
            assertThatThrownBy(() -> pool.apply(() -> 1)).isInstanceOf(WorkerStartException.class)
                    .hasMessageContaining("no database")
                    .cause().isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void aJvmThatDoesNotStartIsTheReasonWhyTasksFail() {
        try (Pool pool = Pool.builder().workers(1).jvmOptions("-XX:NoSuchOption=1").build()) {
            assertThatThrownBy(() -> pool.apply(() -> 1)).isInstanceOf(WorkerStartException.class)
                    .hasMessageContaining("code 1");
        }
    }

    @Test
    void aWorkerMakesWayAfterSoManyTasks() {
        try (Pool pool = Pool.builder().workers(1).maxTasksPerWorker(2).build()) {
            List<Long> pids = pool.map(_ -> Tasks.pid(), numbers(6), 1);
            assertThat(pids.get(0)).isEqualTo(pids.get(1)).isNotEqualTo(pids.get(2));
            assertThat(Set.copyOf(pids)).hasSize(3);
        }
    }

    @Test
    void anEarlyCloseOfAPoolWhoseWorkersMakeWayDoesAllTasks() {
        List<CompletableFuture<Integer>> futures;
        try (Pool pool = Pool.builder().workers(2).maxTasksPerWorker(1).build()) {
            futures = numbers(8).stream()
                    .map(n -> pool.<Integer>applyAsync(() -> Tasks.square(n))).toList();
        }
        assertThat(futures).allSatisfy(future -> assertThat(future).isCompleted());
    }

    @Test
    void aPoolGrowsWhileAllAreBusy() {
        try (Pool pool = Pool.builder().workers(1, 3).build()) {
            Path sign = folder.resolve("go");
            Path here = folder;
            List<CompletableFuture<Long>> futures = numbers(3).stream()
                    .map(n -> pool.<Long>applyAsync(() -> {
                        Files.createFile(here.resolve("busy-" + n));
                        return Tasks.waitFor(sign) * Tasks.pid();
                    })).toList();
            numbers(3).forEach(n -> Tasks.waitFor(folder.resolve("busy-" + n)));
            assertThat(sign.toFile().mkdir()).isTrue();
            assertThat(futures.stream().map(CompletableFuture::join).collect(Collectors.toSet()))
                    .hasSize(3);
        }
    }

    @Test
    void impossibleSettingsAreRefused() {
        assertThatThrownBy(() -> Pool.of(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Pool.builder().workers(3, 2))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Pool.builder().maxTasksPerWorker(0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Pool.builder().taskTimeout(Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
