package poolcraft.pool;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import poolcraft.process.JvmProcess;

/** A caller that is interrupted harms no worker, no channel and no other caller. */
class InterruptTest {

    private static final List<Integer> NUMBERS = IntStream.range(0, 100).boxed().toList();
    private static final List<Integer> SQUARES = NUMBERS.stream().map(n -> n * n).toList();

    private static Pool pool;

    @TempDir
    private Path folder;

    @BeforeAll
    static void open() {
        pool = Pool.of(2);
        pool.map(Tasks::square, NUMBERS, 1);
    }

    @AfterAll
    static void close() {
        pool.close();
        assertThat(JvmProcess.activeChildren()).isEmpty();
    }

    @AfterEach
    void noWorkerWasHarmed() {
        assertThat(pool.map(Tasks::square, NUMBERS, 1)).isEqualTo(SQUARES);
        assertThat(pool.stats().workersStarted()).isEqualTo(2);
    }

    /** What calls. */
    enum Kind {
        PLATFORM, VIRTUAL;

        private Thread start(Runnable action) {
            return (this == PLATFORM ? Thread.ofPlatform() : Thread.ofVirtual()).start(action);
        }

        /** What {@code action} returns in such a thread. */
        <T> T call(Callable<T> action) throws Exception {
            var task = new FutureTask<>(action);
            start(task);
            return task.get(30, TimeUnit.SECONDS);
        }
    }

    /** What came of an action in a thread that was interrupted before. */
    private record Outcome<T>(T result, boolean isStillInterrupted) {

        static <T> Outcome<T> of(Callable<T> action) throws Exception {
            Thread.currentThread().interrupt();
            T result = action.call();
            return new Outcome<>(result, Thread.interrupted());
        }
    }

    @ParameterizedTest
    @EnumSource
    void anInterruptedThreadSubmitsAndJoinsAsAnyOther(Kind kind) throws Exception {
        assertThat(kind.call(() -> Outcome.of(() -> {
            List<CompletableFuture<Integer>> futures = NUMBERS.stream()
                    .map(n -> pool.<Integer>applyAsync(() -> Tasks.square(n))).toList();
            return futures.stream().map(CompletableFuture::join).toList();
        }))).isEqualTo(new Outcome<>(SQUARES, true));
    }

    @ParameterizedTest
    @EnumSource
    void anInterruptedThreadSendsAndReceivesMuch(Kind kind) throws Exception {
        byte[] much = new byte[3_000_000];
        much[2_999_999] = 7;
        Outcome<byte[]> outcome = kind.call(() -> Outcome.of(() -> pool.apply(() -> much)));
        assertThat(outcome.result()).isEqualTo(much);
        assertThat(outcome.isStillInterrupted()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void anInterruptedThreadMapsAsAnyOther(Kind kind) throws Exception {
        assertThat(kind.call(() -> Outcome.of(() -> pool.map(Tasks::square, NUMBERS))))
                .isEqualTo(new Outcome<>(SQUARES, true));
        assertThat(kind.call(() -> Outcome.of(() -> pool.imap(Tasks::square, NUMBERS).toList())))
                .isEqualTo(new Outcome<>(SQUARES, true));
        assertThat(kind.call(() -> Outcome.of(
                () -> pool.imapUnordered(Tasks::square, NUMBERS).sorted().toList())))
                .isEqualTo(new Outcome<>(SQUARES, true));
    }

    @ParameterizedTest
    @EnumSource
    void anInterruptWhileAResultIsAwaitedKeepsTheResult(Kind kind) throws Exception {
        Path sign = folder.resolve("go");
        Path asked = folder.resolve("asked");
        var task = new FutureTask<>(() -> {
            CompletableFuture<Integer> future = pool.applyAsync(() -> Tasks.waitFor(sign));
            Files.createFile(asked);
            return new Outcome<>(future.join(), Thread.interrupted());
        });
        Thread thread = kind.start(task);
        Tasks.waitFor(asked);
        thread.interrupt();
        Files.createFile(sign);
        assertThat(task.get(30, TimeUnit.SECONDS)).isEqualTo(new Outcome<>(1, true));
    }

    @ParameterizedTest
    @EnumSource
    void anInterruptedThreadMakesAPoolAndClosesIt(Kind kind) throws Exception {
        assertThat(kind.call(() -> Outcome.of(() -> {
            Pool own = Pool.of(1);
            int result = own.apply(() -> Tasks.square(3));
            own.close();
            return result;
        }))).isEqualTo(new Outcome<>(9, true));
    }

    @Test
    void anInterruptThatATaskLeavesIsNotForTheNextOne() {
        Stream<Boolean> interrupted = IntStream.range(0, 20).mapToObj(_ -> pool.apply(() -> {
            boolean before = Thread.interrupted();
            Thread.currentThread().interrupt();
            return before;
        }));
        assertThat(interrupted).containsOnly(false);
    }
}
