package poolcraft.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import poolcraft.pool.Futures.Until;

/** Waiting for many futures at once. */
class FuturesTest {

    private final CompletableFuture<Integer> pending = new CompletableFuture<>();
    private final CompletableFuture<Integer> done = CompletableFuture.completedFuture(1);
    private final CompletableFuture<Integer> failed = CompletableFuture
            .failedFuture(new IllegalStateException("no"));

    @Test
    void theFirstThatIsDoneEndsTheWait() throws Exception {
        var standing = Futures.await(List.of(pending, done), Until.FIRST_COMPLETED);
        assertThat(standing.done()).containsExactly(done);
        assertThat(standing.notDone()).containsExactly(pending);
    }

    @Test
    void theFirstThatFailsEndsTheWait() throws Exception {
        var standing = Futures.await(List.of(pending, done, failed), Until.FIRST_EXCEPTION);
        assertThat(standing.done()).containsExactly(done, failed);
    }

    @Test
    void withoutAFailureTheWaitIsForAll() throws Exception {
        Thread.ofVirtual().start(() -> pending.complete(2));
        var standing = Futures.await(List.of(pending, done), Until.FIRST_EXCEPTION);
        assertThat(standing.notDone()).isEmpty();
    }

    @Test
    void aWaitForAllEndsWithItsLimit() throws Exception {
        var standing = Futures.await(List.of(pending, done), Until.ALL_COMPLETED,
                Duration.ofMillis(1));
        assertThat(standing.notDone()).containsExactly(pending);
    }

    @Test
    void ofNoFuturesAllAreDone() throws Exception {
        for (Until until : Until.values()) {
            assertThat(Futures.await(List.of(), until).done()).isEmpty();
        }
        assertThat(Futures.asCompleted(List.of())).isEmpty();
    }

    @Test
    void asCompletedGivesThemInTheOrderInWhichTheyAreDone() {
        var second = new CompletableFuture<Integer>();
        List<CompletableFuture<Integer>> seen = new ArrayList<>();
        Futures.asCompleted(List.of(pending, second, done)).forEach(future -> {
            seen.add(future);
            if (seen.size() == 1) {
                second.completeExceptionally(new IllegalStateException("no"));
            } else {
                pending.complete(3);
            }
        });
        assertThat(seen).containsExactly(done, second, pending);
    }

    @Test
    void aMapOfAnExecutorMayHaveATimeLimit() {
        try (var executor = ProcessPoolExecutor.of(1)) {
            assertThat(executor.map(Tasks::square, List.of(1, 2), 1, Duration.ofMinutes(1)))
                    .containsExactly(1, 4);
            var slow = executor.<Integer, Integer>map(n -> {
                Thread.sleep(n);
                return n;
            }, List.of(0, 60_000), 1, Duration.ofMillis(500)).iterator();
            assertThatThrownBy(() -> {
                while (slow.hasNext()) {
                    slow.next();
                }
            }).hasCauseInstanceOf(TimeoutException.class);
            executor.shutdownNow();
        }
    }
}
