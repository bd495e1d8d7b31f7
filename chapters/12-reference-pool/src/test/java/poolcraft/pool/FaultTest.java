package poolcraft.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import poolcraft.pipe.UnreadableMessageException;
import poolcraft.process.JvmProcess;
import poolcraft.process.TransferException;

/**
 * Something goes wrong at each place on the way of a task and its result, in each of three ways: it
 * throws, it exits, and it crashes the JVM.
 */
class FaultTest {

    private static Pool pool;

    @BeforeAll
    static void open() {
        pool = Pool.of(1);
    }

    @AfterAll
    static void close() {
        pool.close();
        assertThat(JvmProcess.activeChildren()).isEmpty();
    }

    /** Where it goes wrong in the worker, and what comes of it if that throws. */
    enum InWorker {
        TASK_IS_READ(UnreadableMessageException.class),
        TASK_RUNS(UnsupportedOperationException.class),
        RESULT_IS_WRITTEN(TransferException.class);

        private final Class<? extends Throwable> ifItThrows;

        InWorker(Class<? extends Throwable> ifItThrows) {
            this.ifItThrows = ifItThrows;
        }

        SerializableCallable<Object> task(Tasks.Fault fault) {
            var trap = new Tasks.Trap(fault, false);
            return switch (this) {
                case TASK_IS_READ -> () -> trap.toString();
                case TASK_RUNS -> () -> {
                    fault.happen();
                    return 1;
                };
                case RESULT_IS_WRITTEN -> () -> new Tasks.Trap(fault, true);
            };
        }
    }

    static Stream<Arguments> faultsInWorkers() {
        return Stream.of(InWorker.values()).flatMap(place -> Arrays.stream(Tasks.Fault.values())
                .map(fault -> Arguments.of(place, fault)));
    }

    @ParameterizedTest
    @MethodSource("faultsInWorkers")
    void aFaultInAWorkerFailsItsTaskAndNoOther(InWorker place, Tasks.Fault fault)
            throws Exception {
        CompletableFuture<Integer> before = pool.applyAsync(() -> 1);
        CompletableFuture<Object> faulty = pool.applyAsync(place.task(fault));
        List<CompletableFuture<Integer>> behind = IntStream.range(0, 20)
                .mapToObj(n -> pool.<Integer>applyAsync(() -> Tasks.square(n))).toList();
        checkFailure(catchThrowable(() -> faulty.get(30, TimeUnit.SECONDS)), place, fault);
        assertThat(before.get()).isEqualTo(1);
        for (int n = 0; n < 20; n++) {
            assertThat(behind.get(n).get(30, TimeUnit.SECONDS)).isEqualTo(n * n);
        }
    }

    private static void checkFailure(Throwable thrown, InWorker place, Tasks.Fault fault) {
        assertThat(thrown).isInstanceOf(ExecutionException.class);
        switch (fault) {
            case THROWS -> assertThat(thrown.getCause()).isInstanceOf(place.ifItThrows)
                    .hasMessageContaining("as planned");
            case EXITS -> assertThat(thrown.getCause()).isInstanceOf(WorkerDiedException.class)
                    .hasMessageContaining("exited with code 7");
            case CRASHES -> assertThat(thrown.getCause()).isInstanceOf(WorkerDiedException.class)
                    .hasMessageContaining("signal 9");
        }
    }

    @Test
    void anArgumentThatThrowsWhenItIsWrittenFailsItsTaskAlone() throws Exception {
        var trap = new Tasks.Trap(Tasks.Fault.THROWS, true);
        CompletableFuture<String> faulty = pool.applyAsync(() -> trap.toString());
        CompletableFuture<Integer> next = pool.applyAsync(() -> 1);
        assertThat(catchThrowable(faulty::get)).isInstanceOf(ExecutionException.class).cause()
                .isInstanceOf(TransferException.class).hasMessageContaining("as planned");
        assertThat(next.get()).isEqualTo(1);
    }

    @Test
    void aResultThatThrowsWhenItIsReadFailsItsTaskAlone() throws Exception {
        CompletableFuture<Tasks.Trap> faulty = pool
                .applyAsync(() -> new Tasks.Trap(Tasks.Fault.THROWS, false));
        CompletableFuture<Integer> next = pool.applyAsync(() -> 1);
        assertThat(catchThrowable(faulty::get)).isInstanceOf(ExecutionException.class).cause()
                .isInstanceOf(UnreadableMessageException.class).hasMessageContaining("as planned");
        assertThat(next.get()).isEqualTo(1);
    }

    @Test
    void aFaultInOneItemFailsEachOfItsChunkAndNoOther() {
        Iterator<Integer> results = pool.imap(n -> {
            if (n == 5) {
                Tasks.Fault.EXITS.happen();
            }
            return n;
        }, IntStream.range(0, 9).boxed().toList(), 3).iterator();
        assertThat(List.of(results.next(), results.next(), results.next()))
                .containsExactly(0, 1, 2);
        for (int i = 3; i < 6; i++) {
            assertThat(catchThrowable(results::next)).isInstanceOf(WorkerDiedException.class);
        }
        assertThat(List.of(results.next(), results.next(), results.next()))
                .containsExactly(6, 7, 8);
        assertThat(results.hasNext()).isFalse();
    }
}
