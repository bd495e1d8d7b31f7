package poolcraft.pipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import poolcraft.process.JvmProcess;

/** A listener and its clients in processes of their own, which may be killed. */
@Execution(ExecutionMode.CONCURRENT)
class ListenerProcessTest {

    private static final Key KEY = Key.random();
    private static final InetSocketAddress ANY_PORT = new InetSocketAddress(
            InetAddress.getLoopbackAddress(), 0);
    private static final Duration LIMIT = Duration.ofSeconds(40);

    @TempDir
    private Path folder;

    @Test
    void aChildConnectsWithTheAddressAndTheKeyItWasGiven() throws Exception {
        Key key = Key.random();
        try (Listener listener = Listener.bind(ANY_PORT, key)) {
            SocketAddress address = listener.address();
            JvmProcess child = JvmProcess.start(() -> echo(address, key));
            try (Connection served = listener.accept(LIMIT)) {
                served.send("there and back");
                assertThat(served.receive(LIMIT)).isEqualTo("there and back");
            }
            end(child);
            assertThat(child.exitCode()).hasValue(0);
        }
    }

    private static void echo(SocketAddress address, Key key) throws Exception {
        try (Connection connection = Client.connect(address, key)) {
            connection.send(connection.receive());
        }
    }

    private static void end(JvmProcess child) throws InterruptedException {
        try {
            assertThat(child.join(LIMIT)).isTrue();
        } finally {
            child.kill();
        }
    }

    @Test
    void aWrongKeyRaisesInBothProcesses() throws Exception {
        try (Listener listener = Listener.bind(ANY_PORT, KEY)) {
            SocketAddress address = listener.address();
            JvmProcess child = JvmProcess.start(() -> assertThatThrownBy(
                    () -> Client.connect(address, Key.of("wrong")))
                    .isInstanceOf(AuthenticationException.class)
                    .hasMessageContaining("different keys"));
            assertThatThrownBy(() -> listener.accept(LIMIT))
                    .isInstanceOf(AuthenticationException.class)
                    .hasMessageContaining("has another key");
            end(child);
            assertThat(child.exitCode()).hasValue(0);
        }
    }

    @Test
    void aClientThatIsKilledInTheHandshakeIsAFailure() throws Exception {
        try (Listener listener = Listener.builder().handshakeLimit(LIMIT.multipliedBy(2))
                .bind(ANY_PORT, KEY);
                Listener news = Listener.bind(ANY_PORT, KEY)) {
            SocketAddress address = listener.address();
            SocketAddress tell = news.address();
            Key key = KEY;
            JvmProcess child = JvmProcess.start(() -> stayInTheHandshake(address, tell, key));
            news.accept(LIMIT).close();
            child.kill();
            assertThatThrownBy(() -> listener.accept(LIMIT))
                    .isInstanceOf(AuthenticationException.class)
                    .hasMessageContaining("before it had proved that it has the key");
            end(child);
        }
    }

    private static void stayInTheHandshake(SocketAddress address, SocketAddress tell, Key key)
            throws Exception {
        try (Stranger stranger = Stranger.calls(address)) {
            stranger.hears(Greeting.BYTES);
            stranger.says(Greeting.from(Role.CLIENT));
            Client.connect(tell, key);
            stranger.hears(1);
        }
    }

    @Test
    void aClientThatIsKilledEndsItsConnection() throws Exception {
        try (Listener listener = Listener.bind(ANY_PORT, KEY)) {
            SocketAddress address = listener.address();
            Key key = KEY;
            JvmProcess child = JvmProcess.start(() -> sendAndStay(address, key));
            try (Connection served = listener.accept(LIMIT)) {
                assertThat(served.receive(LIMIT)).isEqualTo("here I am");
                child.kill();
                assertThatThrownBy(() -> served.receive(LIMIT)).isInstanceOf(EOFException.class);
            }
            end(child);
        }
    }

    private static void sendAndStay(SocketAddress address, Key key) throws Exception {
        try (Connection connection = Client.connect(address, key)) {
            connection.send("here I am");
            connection.receive();
        }
    }

    @Test
    void theSocketFileOfAKilledListenerIsNotInTheWay() throws Exception {
        restartAt(UnixDomainSocketAddress.of(folder.resolve("socket")));
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void thePortOfAKilledListenerIsFreeAtOnce() throws Exception {
        SocketAddress free;
        try (Listener listener = Listener.bind(ANY_PORT, KEY)) {
            free = listener.address();
        }
        restartAt(free);
    }

    private static void restartAt(SocketAddress address) throws Exception {
        Key key = KEY;
        JvmProcess child = JvmProcess.start(() -> listen(address, key));
        try (Connection before = connectAsSoonAsPossible(address)) {
            assertThat(before.receive(LIMIT)).isEqualTo("welcome");
            child.kill();
            end(child);
            assertThatThrownBy(() -> before.receive(LIMIT)).isInstanceOf(EOFException.class);
            try (Listener again = Listener.bind(address, KEY);
                    Connection client = Client.connect(address, KEY);
                    Connection served = again.accept(LIMIT)) {
                served.send("again");
                assertThat(client.receive(LIMIT)).isEqualTo("again");
            }
        }
    }

    private static void listen(SocketAddress address, Key key) throws Exception {
        try (Listener listener = Listener.bind(address, key);
                Connection served = listener.accept()) {
            served.send("welcome");
            served.receive();
        }
    }

    private static Connection connectAsSoonAsPossible(SocketAddress address) throws Exception {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (true) {
            try {
                return Client.connect(address, KEY);
            } catch (ConnectException e) {
                if (System.nanoTime() > deadline) {
                    throw e;
                }
                Await.aMoment();
            }
        }
    }

    @Test
    void theSocketFileGoesAtTheEndAlsoIfNobodyClosesIt() throws Exception {
        Path file = folder.resolve("socket");
        Key key = KEY;
        JvmProcess child = JvmProcess.start(() -> Sure.run(() -> {
            Listener.bind(UnixDomainSocketAddress.of(file), key);
            assertThat(file).exists();
        }));
        end(child);
        assertThat(child.exitCode()).hasValue(0);
        assertThat(folder).isEmptyDirectory();
    }

    /** The moments are drawn from these seeds. */
    static LongStream seeds() {
        return LongStream.rangeClosed(1, Long.getLong("poolcraft.kills", 4));
    }

    /** It connects again and again: the moment is in a handshake as often as outside of one. */
    @Tag("kills")
    @ParameterizedTest
    @MethodSource("seeds")
    void aClientKilledAtAnyMomentHarmsNobodyElse(long seed) throws Exception {
        int killAt = new SplittableRandom(seed).nextInt(1, 300);
        try (Listener listener = Listener.bind(ANY_PORT, KEY)) {
            SocketAddress address = listener.address();
            Key key = KEY;
            JvmProcess child = JvmProcess.start(() -> connectForEver(address, key));
            for (int i = 0; i < killAt; i++) {
                listener.accept(LIMIT).close();
            }
            child.kill();
            end(child);
            try (Connection client = Client.connect(address, KEY)) {
                client.send(seed);
                assertThat(nextMessage(listener)).isEqualTo(seed);
            }
        }
    }

    private static void connectForEver(SocketAddress address, Key key) throws Exception {
        while (true) {
            Client.connect(address, key).close();
        }
    }

    /** Behind what the killed one has left: connections at their end, and perhaps a failure. */
    private static Object nextMessage(Listener listener) throws Exception {
        while (true) {
            try (Connection served = listener.accept(LIMIT)) {
                return served.receive(LIMIT);
            } catch (EOFException e) {
                assertThat(e).hasMessageContaining("has been closed");
            } catch (AuthenticationException e) {
                assertThat(e).hasMessageContaining("before it had proved");
            }
        }
    }
}
