package poolcraft.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.Serial;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import poolcraft.process.JvmProcess;

/** A worker that dies takes one task with it, and no other. */
class WorkerDeathTest {

    @TempDir
    private Path folder;

    @Test
    void aTaskThatExitsFailsWithThePidAndTheExitCode() {
        try (Pool pool = Pool.of(1)) {
            long pid = pool.apply(() -> Tasks.pid());
            assertThatThrownBy(() -> pool.apply(() -> {
                System.exit(7);
                return 1;
            })).isInstanceOfSatisfying(WorkerDiedException.class, died -> {
                assertThat(died.pid()).isEqualTo(pid);
                assertThat(died.exitCode()).isEqualTo(7);
                assertThat(died).hasMessageContainingAll("pid " + pid, "code 7");
            });
            assertThat(pool.apply(() -> 2)).isEqualTo(2);
        }
    }

    @Test
    void aTaskWhoseWorkerIsKilledFailsAndTheOthersAreDoneElsewhere() throws Exception {
        try (Pool pool = Pool.of(2)) {
            Path sign = folder.resolve("running");
            CompletableFuture<Integer> doomed = pool.applyAsync(() -> Tasks.runForEver(sign));
            List<CompletableFuture<Integer>> others = IntStream.range(0, 200)
                    .mapToObj(n -> pool.<Integer>applyAsync(() -> Tasks.square(n))).toList();
            Tasks.waitFor(sign);
            assertThat(others).allSatisfy(other -> assertThat(other.join()).isNotNegative());
            JvmProcess.activeChildren().stream()
                    .filter(child -> child.pid() != pool.apply(() -> Tasks.pid()))
                    .forEach(JvmProcess::kill);
            assertThatThrownBy(doomed::get).isInstanceOf(ExecutionException.class).cause()
                    .isInstanceOf(WorkerDiedException.class).hasMessageContaining("signal 9");
            assertThat(pool.map(Tasks::square, List.of(1, 2, 3))).containsExactly(1, 4, 9);
        }
    }

    @Test
    void tasksBehindTheOneThatKillsItsWorkerAreDone() {
        try (Pool pool = Pool.of(1)) {
            CompletableFuture<Integer> fatal = pool.applyAsync(() -> {
                Runtime.getRuntime().halt(3);
                return 1;
            });
            List<CompletableFuture<Integer>> behind = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                int n = i;
                behind.add(pool.applyAsync(() -> n));
            }
            assertThat(behind.stream().map(CompletableFuture::join))
                    .isEqualTo(IntStream.range(0, 100).boxed().toList());
            assertThat(fatal).isCompletedExceptionally();
        }
    }

    @Test
    void aTaskThatMayBeTriedAgainIsTriedSoOftenAndNotMore() throws Exception {
        BlockingQueue<WorkerDiedException> deaths = new LinkedBlockingQueue<>();
        try (Pool pool = Pool.builder().workers(1).retries(2).onWorkerDeath(deaths::add).build()) {
            assertThatThrownBy(() -> pool.apply(() -> {
                Runtime.getRuntime().halt(3);
                return 1;
            })).isInstanceOf(WorkerDiedException.class);
            for (int i = 0; i < 3; i++) {
                assertThat(deaths.poll(20, TimeUnit.SECONDS)).isNotNull();
            }
            assertThat(pool.apply(() -> 1)).isEqualTo(1);
            assertThat(deaths).isEmpty();
        }
    }

    /** Kills its worker the first time; to be done again. */
    private static int dieOnce(Path sign) {
        if (sign.toFile().mkdir()) {
            Tasks.crash();
        }
        return 5;
    }

    @Test
    void aTaskThatIsTriedAgainGivesItsResult() {
        Path sign = folder.resolve("was here");
        try (Pool pool = Pool.builder().workers(1).retries(1).build()) {
            assertThat(pool.apply(() -> dieOnce(sign))).isEqualTo(5);
            assertThat(pool.stats().retried()).isEqualTo(1);
            assertThat(pool.stats().failed()).isZero();
        }
    }

    @Test
    void whatAListenerThrowsIsToldAndHarmsNothing() throws Exception {
        BlockingQueue<Throwable> told = new LinkedBlockingQueue<>();
        Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler((_, problem) -> told.add(problem));
        try (Pool pool = Pool.builder().workers(1).onWorkerDeath(_ -> {
            throw new IllegalStateException("a bad listener");
        }).build()) {
            for (int i = 0; i < 2; i++) {
                assertThatThrownBy(() -> pool.apply(WorkerDeathTest::halt))
                        .isInstanceOf(WorkerDiedException.class)
                        .hasMessageContaining("exited with code 3");
                assertThat(told.poll(20, TimeUnit.SECONDS)).hasMessage("a bad listener");
            }
            assertThat(pool.apply(() -> 1)).isEqualTo(1);
        } finally {
            Thread.setDefaultUncaughtExceptionHandler(before);
        }
    }

    private static int halt() {
        Runtime.getRuntime().halt(3);
        return 1;
    }

    private static final class IllException extends RuntimeException {

        @Serial
        private static final long serialVersionUID = 1L;

        @SuppressWarnings("unused") // it fails when it is read
        private final Tasks.Trap trap = new Tasks.Trap(Tasks.Fault.THROWS, false);

        IllException() {
            super("ill");
        }
    }

    @Test
    void anExceptionThatCannotBeReadFailsOneTaskWithItsText() {
        try (Pool pool = Pool.of(1)) {
            assertThatThrownBy(() -> pool.apply(() -> {
                throw new IllException();
            })).hasMessageContainingAll("IllException: ill", "as planned");
            assertThat(pool.apply(() -> 1)).isEqualTo(1);
            assertThat(pool.stats().workersStarted()).isEqualTo(1);
        }
    }

    @Test
    void aCancelledTaskTakesAlongWhatItHasStarted() throws Exception {
        Path pid = folder.resolve("pid");
        Path sign = folder.resolve("running");
        try (Pool pool = Pool.of(1)) {
            CompletableFuture<Integer> task = pool.applyAsync(() -> {
                Files.writeString(pid,
                        Long.toString(new ProcessBuilder("sleep", "100").start().pid()));
                return Tasks.runForEver(sign);
            });
            Tasks.waitFor(sign);
            assertThat(task.cancel(true)).isTrue();
            Await.gone(Long.parseLong(Files.readString(pid)), Duration.ofSeconds(20));
            assertThat(pool.apply(() -> 1)).isEqualTo(1);
        }
    }

    @Test
    void aTaskThatRunsTooLongIsEndedAndTheMessageSaysWhatItDid() {
        try (Pool pool = Pool.builder().workers(1).retries(5).taskTimeout(Duration.ofSeconds(1))
                .build()) {
            Path sign = folder.resolve("running");
            assertThatThrownBy(() -> pool.applyAsync(() -> Tasks.runForEver(sign)).get())
                    .isInstanceOf(ExecutionException.class).cause()
                    .isInstanceOf(TaskTimeoutException.class)
                    .hasMessageContainingAll("PT1S", "Tasks.runForEver");
            assertThat(pool.stats().retried()).isZero();
            assertThat(pool.apply(() -> 1)).isEqualTo(1);
        }
    }

    @Test
    void terminatingEndsWhatAWorkerHasStarted() throws Exception {
        Path sign = folder.resolve("sleeper");
        long grandchild;
        try (Pool pool = Pool.of(1)) {
            grandchild = pool.apply(() -> new ProcessBuilder("sleep", "100").start().pid());
            var _ = pool.applyAsync(() -> Tasks.runForEver(sign));
            Tasks.waitFor(sign);
            pool.terminate();
        }
        var handle = ProcessHandle.of(grandchild);
        if (handle.isPresent()) {
            handle.get().onExit().get(20, TimeUnit.SECONDS);
        }
        assertThat(JvmProcess.activeChildren()).isEmpty();
    }

    private static int exit(int code) {
        System.exit(code);
        return code;
    }

    /** None of them has said hello: that is not taken for a failed start. */
    @Test
    void workersThatDieOverTheirFirstTaskAreReplacedForEver() throws Exception {
        try (Pool pool = Pool.of(1)) {
            List<CompletableFuture<Integer>> deadly = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                deadly.add(pool.applyAsync(() -> exit(3)));
            }
            for (CompletableFuture<Integer> each : deadly) {
                assertThatThrownBy(each::join).hasCauseInstanceOf(WorkerDiedException.class)
                        .hasMessageContaining("code 3");
            }
            assertThat(pool.apply(() -> Tasks.square(7))).isEqualTo(49);
        }
    }
}
