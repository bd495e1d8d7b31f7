package poolcraft.pipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/**
 * Tests that attack a listener: afterwards an honest client must be served, and nothing of the attack
 * be left to be reported.
 */
abstract class UnderAttack {

    static final Key KEY = Key.random();
    private static final Duration LONG = Duration.ofMinutes(5);

    Listener listener;

    @BeforeEach
    final void listen() throws IOException {
        listener = listen(LONG);
    }

    /** From now on a handshake may take so long. */
    final void limit(Duration handshake) throws IOException {
        listener.close();
        listener = listen(handshake);
    }

    private static Listener listen(Duration handshake) throws IOException {
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        return Listener.builder().handshakeLimit(handshake).bind(address, KEY);
    }

    @AfterEach
    final void anHonestClientIsServed() throws Exception {
        try (Listener open = listener;
                Connection client = Client.connect(open.address(), KEY);
                Connection served = open.accept()) {
            client.send("hello");
            assertThat(served.receive()).isEqualTo("hello");
            assertThatThrownBy(() -> open.accept(Duration.ZERO))
                    .isInstanceOf(TimeoutException.class);
        }
    }

    final void assertRefused(String... words) {
        assertThatThrownBy(listener::accept).isInstanceOf(AuthenticationException.class)
                .hasMessageStartingWith("A client was not let in: the one at 127.0.0.1 port ")
                .hasMessageContainingAll(words);
    }

    /** A client that is here for {@code accept}: the listener's thread has dealt with one more. */
    final Connection connect() throws Exception {
        Connection client = Client.connect(listener.address(), KEY);
        try (Stranger next = Stranger.calls(listener.address())) {
            next.hears(Greeting.BYTES);
        }
        return client;
    }
}
