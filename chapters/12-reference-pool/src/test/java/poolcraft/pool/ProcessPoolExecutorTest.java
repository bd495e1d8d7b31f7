package poolcraft.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A pool as an ExecutorService. */
class ProcessPoolExecutorTest {

    private static ProcessPoolExecutor executor;

    @TempDir
    private Path folder;

    @BeforeAll
    static void open() {
        executor = ProcessPoolExecutor.of(2);
    }

    @AfterAll
    static void close() {
        executor.close();
    }

    private static SerializableCallable<Integer> call(SerializableCallable<Integer> call) {
        return call;
    }

    @Test
    void aLambdaGivenToSubmitBecomesSerializable() throws Exception {
        assertThat(executor.submit(() -> Tasks.square(3)).get()).isEqualTo(9);
        assertThat(executor.submit(() -> System.setProperty("a", "b")).get()).isNull();
        assertThat(executor.submit(() -> {}).get()).isNull();
    }

    @Test
    void aTaskThatIsNotSerializableIsRefusedWithTheRemedy() {
        ExecutorService service = executor;
        assertThatThrownBy(() -> service.submit(() -> 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("SerializableCallable");
    }

    @Test
    void aRunnableWithAResultGivesThatResult() throws Exception {
        assertThat(executor.submit((SerializableRunnable) () -> {}, "done").get())
                .isEqualTo("done");
    }

    @Test
    void aTaskThatThrowsFailsItsFutureWithTheSame() {
        assertThatThrownBy(() -> executor.submit(() -> Tasks.failAt(1, 1)).get())
                .isInstanceOf(ExecutionException.class).cause()
                .isInstanceOf(IllegalArgumentException.class).hasMessage("at 1");
    }

    @Test
    void mapGivesTheResultsInOrder() {
        List<Integer> numbers = IntStream.range(0, 50).boxed().toList();
        List<Integer> squares = numbers.stream().map(n -> n * n).toList();
        assertThat(executor.map(Tasks::square, numbers).toList()).isEqualTo(squares);
        assertThat(executor.map(Tasks::square, numbers, 7).toList()).isEqualTo(squares);
    }

    @Test
    void invokeAllGivesFuturesThatAreDone() throws Exception {
        List<Future<Integer>> futures = executor
                .invokeAll(List.of(call(() -> 1), call(() -> Tasks.failAt(2, 2)), call(() -> 3)));
        assertThat(futures).allSatisfy(future -> assertThat(future).isDone());
        assertThat(futures.get(0).get()).isEqualTo(1);
        assertThatThrownBy(() -> futures.get(1).get()).isInstanceOf(ExecutionException.class);
        assertThat(futures.get(2).get()).isEqualTo(3);
    }

    @Test
    void invokeAllCancelsWhatIsNotDoneInTime() throws Exception {
        Path sign = folder.resolve("never");
        List<Future<Integer>> futures = executor.invokeAll(
                List.of(call(() -> 1), call(() -> Tasks.runForEver(sign))), 1, TimeUnit.SECONDS);
        assertThat(futures.get(1).isCancelled()).isTrue();
        assertThat(executor.submit(() -> 4).get()).isEqualTo(4);
    }

    @Test
    void invokeAnyGivesTheResultOfOneThatSucceeds() throws Exception {
        Path sign = folder.resolve("never");
        Path other = folder.resolve("never, too");
        assertThat(executor.invokeAny(List.<Callable<Integer>>of(call(() -> Tasks.failAt(1, 1)),
                call(() -> Tasks.runForEver(sign)), call(() -> 3)))).isEqualTo(3);
        assertThatThrownBy(
                () -> executor
                        .invokeAny(List.<Callable<Integer>>of(call(() -> Tasks.failAt(1, 1)))))
                .isInstanceOf(ExecutionException.class);
        assertThatThrownBy(() -> executor.invokeAny(
                List.<Callable<Integer>>of(call(() -> Tasks.runForEver(other))), 100,
                TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
    }

    @Test
    void itsStatesAreThoseOfAnyExecutor() throws Exception {
        ExecutorService own = ProcessPoolExecutor.of(1);
        assertThat(own.isShutdown()).isFalse();
        own.shutdown();
        assertThat(own.isShutdown()).isTrue();
        assertThat(own.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
        assertThat(own.isTerminated()).isTrue();
        ExecutorService other = ProcessPoolExecutor.of(1);
        assertThat(other.shutdownNow()).isEmpty();
        assertThat(other.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void aTaskThatCannotBeSentCancelsTheOthersOfInvokeAll() {
        try (var executor = ProcessPoolExecutor.of(1)) {
            Object lock = new Object();
            SerializableCallable<Integer> fine = () -> 1;
            Callable<Integer> notSerializable = lock::hashCode;
            assertThatThrownBy(() -> executor.invokeAll(List.of(fine, notSerializable)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void afterItsShutdownTasksAreRejected() {
        var executor = ProcessPoolExecutor.of(1);
        executor.close();
        assertThatThrownBy(() -> executor.submit(() -> 1))
                .isInstanceOf(RejectedExecutionException.class);
        assertThatThrownBy(() -> executor.execute(() -> Tasks.square(2)))
                .isInstanceOf(RejectedExecutionException.class);
    }
}
