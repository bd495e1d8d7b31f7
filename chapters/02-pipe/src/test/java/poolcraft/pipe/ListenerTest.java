package poolcraft.pipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import poolcraft.process.Waitable;

/** A listener and its clients in one process. */
class ListenerTest {

    private static final Key KEY = Key.of("a key");
    private static final SocketAddress ANY_PORT = new InetSocketAddress(
            InetAddress.getLoopbackAddress(), 0);
    private static final Duration SOON = Duration.ofMillis(50);

    @TempDir
    private Path folder;

    /** The kinds of address. */
    enum Kind {
        UNIX, TCP
    }

    private SocketAddress address(Kind kind) {
        return kind == Kind.TCP ? ANY_PORT : unix("socket");
    }

    private UnixDomainSocketAddress unix(String name) {
        return UnixDomainSocketAddress.of(folder.resolve(name));
    }

    @ParameterizedTest
    @EnumSource
    void objectsAndBytesGoBothWays(Kind kind) throws Exception {
        try (Listener listener = Listener.bind(address(kind), KEY);
                Connection client = Client.connect(listener.address(), KEY);
                Connection served = listener.accept()) {
            client.send(List.of("question", 1));
            assertThat(served.receive()).isEqualTo(List.of("question", 1));
            served.sendBytes(new byte[]{1, 2});
            assertThat(client.receiveBytes()).containsExactly(1, 2);
        }
    }

    @ParameterizedTest
    @EnumSource
    void anEmptyKeyStillAuthenticates(Kind kind) throws Exception {
        try (Listener listener = Listener.bind(address(kind), Key.of(""));
                Connection client = Client.connect(listener.address(), Key.of(new byte[0]));
                Connection served = listener.accept()) {
            client.send("hello");
            assertThat(served.receive()).isEqualTo("hello");
            assertThatThrownBy(() -> Client.connect(listener.address(), Key.of("\0")))
                    .isInstanceOf(AuthenticationException.class);
        }
    }

    private static void assertServes(Listener listener) throws Exception {
        try (Connection client = Client.connect(listener.address(), KEY);
                Connection served = listener.accept()) {
            client.send("served");
            assertThat(served.receive()).isEqualTo("served");
        }
    }

    @Test
    void connectingToOneThatDoesNotAnswerHasALimit() throws Exception {
        try (ServerSocketChannel silent = Stranger.server()) {
            assertThatThrownBy(() -> Client.connect(silent.getLocalAddress(), KEY, SOON))
                    .isInstanceOf(SocketTimeoutException.class)
                    .hasMessageContaining("did not answer within");
        }
    }

    @Test
    void connectingWaitsWhileTheBacklogIsFull() throws Exception {
        var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        try (server;
                var first = SocketChannel.open(StandardProtocolFamily.UNIX);
                var second = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(unix("full"), 1);
            first.connect(unix("full"));
            second.connect(unix("full"));
            assertThatThrownBy(() -> Client.connect(unix("full"), KEY, SOON))
                    .isInstanceOf(SocketTimeoutException.class);
        }
    }

    @ParameterizedTest
    @EnumSource
    void moreClientsThanTheBacklogAreServedInTurn(Kind kind) throws Exception {
        try (Listener listener = Listener.builder().backlog(2).bind(address(kind), KEY)) {
            List<FutureTask<Object>> answers = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                var answer = new FutureTask<>(() -> ask(listener.address()));
                answers.add(answer);
                Thread.ofVirtual().start(answer);
            }
            for (int i = 0; i < 20; i++) {
                try (Connection client = listener.accept()) {
                    client.send(client.receive());
                }
            }
            for (FutureTask<Object> answer : answers) {
                assertThat(answer.get()).isEqualTo("hello");
            }
        }
    }

    private static Object ask(SocketAddress address) throws Exception {
        try (Connection connection = Client.connect(address, KEY)) {
            connection.send("hello");
            return connection.receive();
        }
    }

    @Test
    void acceptHasALimit() throws Exception {
        try (Listener listener = Listener.bind(ANY_PORT, KEY)) {
            assertThatThrownBy(() -> listener.accept(SOON)).isInstanceOf(TimeoutException.class);
            assertThatThrownBy(() -> listener.accept(Duration.ZERO))
                    .isInstanceOf(TimeoutException.class);
            assertThatThrownBy(() -> listener.accept(Duration.ofSeconds(-1)))
                    .isInstanceOf(TimeoutException.class);
            assertServes(listener);
        }
    }

    @Test
    void anInterruptEndsTheWaitingAndHarmsNothing() throws Exception {
        try (Listener listener = Listener.bind(ANY_PORT, KEY)) {
            Thread.currentThread().interrupt();
            assertThatThrownBy(listener::accept).isInstanceOf(InterruptedException.class);
            var waiting = new FutureTask<>(listener::accept);
            Thread thread = Thread.ofVirtual().start(waiting);
            Await.asleep(thread);
            thread.interrupt();
            assertThatThrownBy(waiting::get).hasCauseInstanceOf(InterruptedException.class);
            assertServes(listener);
        }
    }

    @Test
    void anInterruptEndsTheConnecting() throws Exception {
        try (ServerSocketChannel silent = Stranger.server()) {
            SocketAddress address = silent.getLocalAddress();
            var connecting = new FutureTask<>(() -> Client.connect(address, KEY));
            Thread thread = Thread.ofPlatform().start(connecting);
            try (Stranger called = Stranger.answers(silent)) {
                thread.interrupt();
                assertThatThrownBy(connecting::get).hasCauseInstanceOf(InterruptedException.class);
                assertThat(called.isLeft()).isTrue();
            }
        }
    }

    @Test
    void closingEndsTheWaitingWithAClearError() throws Exception {
        Listener listener = Listener.bind(ANY_PORT, KEY);
        var waiting = new FutureTask<>(listener::accept);
        Thread thread = Thread.ofPlatform().start(waiting);
        Await.asleep(thread);
        listener.close();
        listener.close();
        assertThatThrownBy(waiting::get).cause().isExactlyInstanceOf(IOException.class)
                .hasMessageContainingAll("listener at", "has been closed");
        assertThatThrownBy(listener::accept).isExactlyInstanceOf(IOException.class);
        assertThatThrownBy(listener::isReady).isExactlyInstanceOf(IOException.class);
    }

    @Test
    void closingHangsUpOnWhoWasNotAccepted() throws Exception {
        Listener listener = Listener.bind(ANY_PORT, KEY);
        try (Connection accepted = Client.connect(listener.address(), KEY);
                Connection served = listener.accept();
                Connection waiting = Client.connect(listener.address(), KEY);
                Stranger silent = Stranger.calls(listener.address())) {
            assertThat(silent.hears(Greeting.BYTES)).hasSize(Greeting.BYTES);
            listener.close();
            assertThatThrownBy(waiting::receive).isInstanceOf(EOFException.class);
            assertThat(silent.isLeft()).isTrue();
            served.send("still here");
            assertThat(accepted.receive()).isEqualTo("still here");
        }
    }

    @Test
    void itCanBeWaitedFor() throws Exception {
        try (Listener listener = Listener.bind(ANY_PORT, KEY);
                Selector selector = Selector.open()) {
            assertThat(listener.isReady()).isFalse();
            listener.watch(selector);
            try (Connection client = Client.connect(listener.address(), KEY)) {
                while (!listener.isReady()) {
                    selector.select();
                }
                listener.watch(selector);
                selector.select(); // watching what is ready wakes up at once
                listener.unwatch(selector);
                assertThat(client.isReady()).isFalse();
                listener.accept(Duration.ZERO).close();
            }
            assertThat(listener.isReady()).isFalse();
        }
    }

    @Test
    void itCanBeWaitedForTogetherWithConnections() throws Exception {
        try (Listener listener = Listener.bind(KEY);
                Connection client = Client.connect(listener.address(), KEY);
                Connection served = listener.accept()) {
            List<Waitable> all = List.of(listener, served);
            assertThat(Waiting.any(all, SOON)).isEmpty();
            client.send("now");
            assertThat(Waiting.any(all)).containsExactly(served);
            served.receive();
            try (Connection next = Client.connect(listener.address(), KEY)) {
                assertThat(Waiting.any(all)).containsExactly(listener);
                assertThat(next.isReady()).isFalse();
            }
        }
    }

    @Test
    void aClosedListenerWakesWhoWatchesIt() throws Exception {
        try (Listener listener = Listener.bind(ANY_PORT, KEY);
                Selector selector = Selector.open()) {
            listener.watch(selector);
            Thread.startVirtualThread(listener::close);
            selector.select();
            assertThatThrownBy(listener::isReady).isInstanceOf(IOException.class);
        }
    }

    @Test
    void smallMessagesOverTcpLeaveAtOnce() throws Exception {
        try (Listener listener = Listener.bind(ANY_PORT, KEY);
                Connection client = Client.connect(listener.address(), KEY);
                Connection served = listener.accept()) {
            long begin = System.nanoTime();
            for (int i = 0; i < 50; i++) {
                client.sendBytes(new byte[1]);
                client.sendBytes(new byte[1]);
                served.receiveBytes();
                served.receiveBytes();
            }
            // With Nagle's algorithm every second message would wait 40 ms for an acknowledgement.
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(
                    Duration.ofSeconds(2));
        }
    }

    @Test
    void messagesAreKeptToTheListenersLimit() throws Exception {
        try (Listener listener = Listener.builder().maxMessage(1000).bind(ANY_PORT, KEY);
                Connection client = Client.connect(listener.address(), KEY);
                Connection served = listener.accept()) {
            client.sendBytes(new byte[1000]);
            assertThatThrownBy(served::receive).isInstanceOf(IOException.class)
                    .hasMessageContaining("limit");
        }
    }

    @Test
    void aClassThatIsNotAllowedIsRefused() throws Exception {
        try (Listener listener = Listener.bind(ANY_PORT, KEY);
                Connection client = Client.builder().allow("java.util.logging.")
                        .connect(listener.address(), KEY);
                Connection served = listener.accept()) {
            client.send(Level.INFO);
            assertThatThrownBy(served::receive).isInstanceOf(UnreadableMessageException.class);
            client.send("next");
            assertThat(served.receive()).isEqualTo("next");
        }
    }

}
