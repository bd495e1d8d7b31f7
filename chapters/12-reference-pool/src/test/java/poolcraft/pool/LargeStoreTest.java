package poolcraft.pool;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import poolcraft.memory.Segment;

/** Segments for long frames, used again. */
class LargeStoreTest {

    private static final byte[] FRAME = new byte[100_000];

    @Test
    void aSegmentIsUsedAgainWhenItIsReleased() throws Exception {
        try (var store = new LargeStore()) {
            Segment first = store.put(FRAME, FRAME.length);
            assertThat(store.put(FRAME, FRAME.length)).isNotSameAs(first);
            LargeStore.release(first);
            assertThat(store.put(FRAME, FRAME.length)).isSameAs(first);
        }
    }

    @Test
    void itsEndWaitsUntilAllWasRead() throws Exception {
        try (var store = new LargeStore()) {
            store.awaitRelease(Duration.ofDays(1));
            Segment segment = store.put(FRAME, FRAME.length);
            var waiting = CompletableFuture
                    .runAsync(() -> store.awaitRelease(Duration.ofDays(1)));
            store.awaitRelease(Duration.ofMillis(20));
            assertThat(waiting).isNotDone();
            LargeStore.release(segment);
            waiting.join();
        }
    }
}
