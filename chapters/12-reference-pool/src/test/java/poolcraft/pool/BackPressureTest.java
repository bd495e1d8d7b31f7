package poolcraft.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import poolcraft.process.JvmProcess;

/** What becomes of a call that is submitted while as many are pending as may be. */
class BackPressureTest {

    @TempDir
    private Path folder;

    @AfterEach
    void noWorkerIsLeft() {
        assertThat(JvmProcess.activeChildren()).isEmpty();
    }

    private final LinkedBlockingQueue<Object> outcomes = new LinkedBlockingQueue<>();

    private static Pool ofOne(int pending, WhenFull whenFull) {
        return Pool.builder().workers(1).maxPending(pending, whenFull).build();
    }

    /** Fills the pool with two calls that end when {@code sign} is there. */
    private static CompletableFuture<Integer> fill(Pool pool, Path sign) {
        return pool.<Integer>applyAsync(() -> Tasks.waitFor(sign))
                .thenCombine(pool.applyAsync(() -> Tasks.waitFor(sign)), Integer::sum);
    }

    /** A thread that submits a call, and says what came of it. */
    private Thread submit(Pool pool) {
        return Thread.ofPlatform().start(() -> {
            try {
                outcomes.add(pool.apply(() -> 3));
            } catch (RuntimeException e) {
                outcomes.add(e);
                outcomes.add(Thread.currentThread().isInterrupted());
            }
        });
    }

    private static void awaitWaiting(Thread thread) throws Exception {
        Await.until("the thread waits", () -> thread.getState() == Thread.State.WAITING);
    }

    @Test
    void aFullPoolBlocksTheOneWhoSubmits() throws Exception {
        try (Pool pool = ofOne(2, WhenFull.BLOCK)) {
            Path sign = folder.resolve("go");
            CompletableFuture<Integer> first = fill(pool, sign);
            Thread thread = submit(pool);
            awaitWaiting(thread);
            assertThat(pool.stats().submitted()).isEqualTo(2);
            Files.createFile(sign);
            assertThat(outcomes.poll(20, TimeUnit.SECONDS)).isEqualTo(3);
            assertThat(first.get(20, TimeUnit.SECONDS)).isEqualTo(2);
            thread.join();
        }
    }

    @Test
    void oneWhoIsInterruptedWhileBlockedHasSubmittedNothing() throws Exception {
        try (Pool pool = ofOne(2, WhenFull.BLOCK)) {
            Path sign = folder.resolve("go");
            CompletableFuture<Integer> first = fill(pool, sign);
            Thread thread = submit(pool);
            awaitWaiting(thread);
            thread.interrupt();
            assertThat(outcomes.poll(20, TimeUnit.SECONDS))
                    .isInstanceOf(RejectedExecutionException.class);
            assertThat(outcomes.poll(20, TimeUnit.SECONDS)).as("interrupt status").isEqualTo(true);
            Files.createFile(sign);
            assertThat(first.get(20, TimeUnit.SECONDS)).isEqualTo(2);
            assertThat(pool.stats().submitted()).isEqualTo(2);
        }
    }

    @Test
    void oneWhoIsBlockedLearnsThatThePoolWasTerminated() throws Exception {
        try (Pool pool = ofOne(2, WhenFull.BLOCK)) {
            var _ = fill(pool, folder.resolve("never"));
            awaitWaiting(submit(pool));
            pool.terminate();
            assertThat(outcomes.poll(20, TimeUnit.SECONDS))
                    .isInstanceOf(RejectedExecutionException.class);
        }
    }

    @Test
    void aFullPoolRejectsACallAndTakesTheNextOneWhenItHasRoom() throws Exception {
        try (Pool pool = ofOne(2, WhenFull.REJECT)) {
            Path sign = folder.resolve("go");
            CompletableFuture<Integer> first = fill(pool, sign);
            assertThatThrownBy(() -> pool.apply(() -> 3))
                    .isInstanceOf(RejectedExecutionException.class)
                    .hasMessageContaining("2 calls pending");
            Files.createFile(sign);
            assertThat(first.get(20, TimeUnit.SECONDS)).isEqualTo(2);
            assertThat(pool.apply(() -> 3)).isEqualTo(3);
        }
    }

    @Test
    void aFullPoolHasTheCallerRunACallAndItsFailuresAreThoseOfAnyCall() throws Exception {
        try (Pool pool = ofOne(2, WhenFull.CALLER_RUNS)) {
            Path sign = folder.resolve("go");
            CompletableFuture<Integer> first = fill(pool, sign);
            assertThat(pool.apply(() -> Tasks.pid())).isEqualTo(Tasks.pid());
            assertThatThrownBy(() -> pool.apply(() -> Tasks.failAt(1, 1)))
                    .isInstanceOf(IllegalArgumentException.class).hasMessage("at 1");
            Files.createFile(sign);
            assertThat(first.get(20, TimeUnit.SECONDS)).isEqualTo(2);
            assertThat(pool.apply(() -> Tasks.pid())).isNotEqualTo(Tasks.pid());
        }
    }

    @Test
    void howeverACallEndsItsPlaceIsFree() throws Exception {
        try (Pool pool = ofOne(1, WhenFull.REJECT)) {
            Object unsendable = new Object();
            assertThat(catchThrowable(() -> pool.apply(() -> Tasks.failAt(1, 1)))).isNotNull();
            assertThat(catchThrowable(() -> pool.apply(() -> unsendable.hashCode()))).isNotNull();
            assertThat(catchThrowable(() -> pool.apply(() -> new Object()))).isNotNull();
            assertThat(catchThrowable(() -> pool.apply(() -> {
                Runtime.getRuntime().halt(1);
                return 1;
            }))).isInstanceOf(WorkerDiedException.class);
            assertThat(pool.apply(() -> 1)).isEqualTo(1);
            Path sign = folder.resolve("running");
            CompletableFuture<Integer> endless = pool.applyAsync(() -> Tasks.runForEver(sign));
            Tasks.waitFor(sign);
            assertThat(endless.cancel(true)).isTrue();
            Await.until("there is room", () -> isTaken(pool));
        }
    }

    private static boolean isTaken(Pool pool) {
        try {
            return pool.apply(() -> true);
        } catch (RejectedExecutionException e) {
            return false;
        }
    }

    @Test
    void aMapIsNotHeldUpByTheBoundAndItsChunksTakeNoPlace() {
        try (Pool pool = ofOne(1, WhenFull.REJECT)) {
            assertThat(pool.map(Tasks::square, IntStream.range(0, 100).boxed().toList(), 1))
                    .hasSize(100);
        }
    }

    @Test
    void afterTheEndNoCallIsDoneByItsCaller() {
        Pool pool = ofOne(1, WhenFull.CALLER_RUNS);
        pool.close();
        assertThatThrownBy(() -> pool.apply(() -> 1))
                .isInstanceOf(RejectedExecutionException.class);
    }

    @Test
    void aCancelledCallThatWaitsGivesItsPlaceBackAtOnce() throws Exception {
        try (Pool pool = ofOne(200, WhenFull.REJECT)) {
            Path never = folder.resolve("never");
            List<CompletableFuture<Integer>> futures = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                futures.add(pool.applyAsync(() -> Tasks.waitFor(never)));
            }
            assertThatThrownBy(() -> pool.applyAsync(() -> 1))
                    .isInstanceOf(RejectedExecutionException.class);
            futures.getLast().cancel(false);
            assertThat(pool.applyAsync(() -> 1).cancel(false)).isTrue();
            pool.terminate();
        }
    }
}
