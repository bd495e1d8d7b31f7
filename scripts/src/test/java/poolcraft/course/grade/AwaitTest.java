package poolcraft.course.grade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.opentest4j.AssertionFailedError;
import poolcraft.grading.Await;

/** What the tests of exercises wait with. */
@Isolated("it waits until nothing goes on in this process")
class AwaitTest {

    @Test
    void theResultOfATaskThatEndsIsReturned() throws Exception {
        assertThat(Await.resultOf(CompletableFuture.completedFuture(7), "A task.")).isEqualTo(7);
    }

    @Test
    void whatATaskThrowsIsTheCause() {
        var thrown = new IllegalStateException("by the test");
        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(() -> Await.resultOf(CompletableFuture.failedFuture(thrown), "A task."))
                .withCause(thrown);
    }

    @Test
    void aTaskThatWaitsForNothingFailsTheTest() {
        assertThatExceptionOfType(AssertionFailedError.class)
                .isThrownBy(() -> Await.resultOf(new CompletableFuture<>(), "Nobody completes it."))
                .withMessageStartingWith("Nobody completes it.");
    }

    @Test
    void aTaskThatComputesIsWaitedFor() throws Exception {
        var task = new FutureTask<>(AwaitTest::computeForFourSeconds);
        Thread.ofPlatform().daemon().start(task);
        assertThat(Await.resultOf(task, "A task computes.")).isPositive();
    }

    private static long computeForFourSeconds() {
        long rounds = 0;
        long end = System.nanoTime() + 4_000_000_000L;
        while (System.nanoTime() < end) {
            rounds++;
        }
        return rounds;
    }
}
