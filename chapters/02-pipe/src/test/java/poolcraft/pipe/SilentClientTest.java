package poolcraft.pipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/**
 * Clients that are slow, silent or many. Whatever they do, an honest client is served at once.
 */
class SilentClientTest extends UnderAttack {

    private static final Duration SHORT = Duration.ofMillis(300);

    @Test
    void whoOnlyLooksInIsForgotten() throws Exception {
        Stranger.calls(listener.address()).close();
        try (Stranger other = Stranger.calls(listener.address())) {
            other.hears(Greeting.BYTES);
        }
        // That nothing was reported is seen when the honest client has been accepted.
    }

    @Test
    void silenceHasALimit() throws IOException {
        limit(SHORT);
        try (Stranger silent = Stranger.calls(listener.address())) {
            assertRefused("has not proved in time", "handshakeLimit");
            assertThat(silent.hears(Greeting.BYTES)).hasSize(Greeting.BYTES);
            assertThat(silent.isLeft()).isTrue();
        }
    }

    @Test
    void theLimitIsForAllBytesTogether() throws Exception {
        limit(SHORT);
        byte[] greeting = Greeting.from(Role.CLIENT);
        try (Stranger slow = Stranger.calls(listener.address())) {
            var refused = new FutureTask<>(() -> {
                assertRefused("has not proved in time");
                return true;
            });
            Thread.ofVirtual().start(refused);
            try {
                for (int i = 0; i < greeting.length && !refused.isDone(); i++) {
                    slow.says(new byte[]{greeting[i]});
                    Await.aMoment();
                }
            } catch (IOException e) {
                // The listener has hung up, a moment before it says so here.
            }
            assertThat(refused.get()).isTrue();
        }
    }

    @Test
    void silentOnesDoNotKeepAnHonestOneWaiting() throws Exception {
        List<Stranger> silent = strangers(200);
        try {
            assertServedAtOnce();
            assertThatThrownBy(() -> listener.accept(Duration.ZERO))
                    .isInstanceOf(TimeoutException.class);
        } finally {
            hangUp(silent);
        }
    }

    @Test
    void theSlowestOfTooManyHaveToGo() throws Exception {
        List<Stranger> silent = strangers(Reception.MAX_HANDSHAKES + 10);
        try {
            assertServedAtOnce();
            for (int i = 0; i < 11; i++) {
                assertRefused("was the slowest of too many");
                if (i < 10) {
                    silent.get(i).hears(Greeting.BYTES);
                    assertThat(silent.get(i).isLeft()).isTrue();
                }
            }
        } finally {
            hangUp(silent);
        }
    }

    private List<Stranger> strangers(int count) throws IOException {
        List<Stranger> strangers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            strangers.add(Stranger.calls(listener.address()));
        }
        for (Stranger stranger : strangers.subList(count - 100, count)) {
            assertThat(stranger.hears(Greeting.BYTES)).hasSize(Greeting.BYTES);
        }
        return strangers;
    }

    private void assertServedAtOnce() throws Exception {
        long begin = System.nanoTime();
        try (Connection client = connect(); Connection served = listener.accept()) {
            client.send("hello");
            assertThat(served.receive()).isEqualTo("hello");
        }
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(2));
    }

    private static void hangUp(List<Stranger> strangers) throws IOException {
        for (Stranger stranger : strangers) {
            stranger.close();
        }
    }

    @Test
    void connectionsComeBeforeFailuresHoweverManyThereAre() throws Exception {
        for (int i = 0; i < 150; i++) {
            try (Stranger stranger = Stranger.calls(listener.address())) {
                stranger.says(Key.randomBytes(Greeting.BYTES));
                stranger.hears(Greeting.BYTES + Handshake.VERDICT_BYTES);
            }
        }
        assertServedAtOnce();
        for (int i = 0; i < 100; i++) {
            assertRefused("does not speak this protocol");
        }
    }
}
