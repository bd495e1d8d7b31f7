package poolcraft.pipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.util.Arrays;
import java.util.concurrent.FutureTask;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What somebody who has taken a listener's address may try with a client, and what comes of it. */
class HostileListenerTest {

    private static final Key KEY = Key.random();

    private ServerSocketChannel server;
    private FutureTask<Connection> connecting;
    private Stranger stranger;

    @BeforeEach
    void connect() throws IOException {
        server = Stranger.server();
        connecting = new FutureTask<>(() -> Client.connect(server.getLocalAddress(), KEY));
        Thread.ofVirtual().start(connecting);
        stranger = Stranger.answers(server);
    }

    @AfterEach
    void close() throws IOException {
        stranger.close();
        server.close();
    }

    private AbstractThrowableAssert<?, ?> assertFailure() {
        return assertThatThrownBy(connecting::get).cause();
    }

    @Test
    void nothingIsSaidToOneThatDoesNotGreet() throws IOException {
        stranger.says(Key.randomBytes(Greeting.BYTES));
        assertFailure().isInstanceOf(AuthenticationException.class)
                .hasMessageContainingAll("does not speak this protocol", "Is the address right?");
        assertThat(stranger.isLeft()).isTrue();
    }

    @Test
    void anOlderDigestIsRefused() throws IOException {
        byte[] greeting = Greeting.from(Role.LISTENER);
        greeting[11 + "HMAC-SHA-".length()] = '1';
        stranger.says(greeting);
        assertFailure().isInstanceOf(AuthenticationException.class);
        assertThat(stranger.isLeft()).isTrue();
    }

    @Test
    void aClientsGreetingIsNoListeners() throws IOException {
        stranger.says(Greeting.from(Role.CLIENT));
        assertFailure().isInstanceOf(AuthenticationException.class);
    }

    @Test
    void aWelcomeWithoutAProofIsRefused() throws IOException {
        stranger.says(Greeting.from(Role.LISTENER));
        stranger.hears(Greeting.BYTES + Proof.BYTES);
        stranger.says(verdict(Handshake.WELCOME, new byte[Proof.BYTES]));
        assertFailure().isInstanceOf(AuthenticationException.class).hasMessageContainingAll(
                "could not prove that it has the key", "Nothing was sent to it");
    }

    private static byte[] verdict(int code, byte[] proof) {
        return ByteBuffer.allocate(Handshake.VERDICT_BYTES).put((byte) code).put(proof).array();
    }

    @Test
    void theClientsOwnProofIsRefused() throws IOException {
        stranger.says(Greeting.from(Role.LISTENER));
        byte[] answer = stranger.hears(Greeting.BYTES + Proof.BYTES);
        stranger.says(verdict(Handshake.WELCOME,
                Arrays.copyOfRange(answer, Greeting.BYTES, answer.length)));
        assertFailure().isInstanceOf(AuthenticationException.class)
                .hasMessageContaining("could not prove");
    }

    @Test
    void aVerdictThatIsNoneIsRefusedAlsoWithAProof() throws IOException {
        byte[] greeting = Greeting.from(Role.LISTENER);
        stranger.says(greeting);
        byte[] answer = stranger.hears(Greeting.BYTES + Proof.BYTES);
        var proof = new Proof(KEY, greeting, Arrays.copyOf(answer, Greeting.BYTES));
        stranger.says(verdict(77, proof.by(Role.LISTENER)));
        assertFailure().isInstanceOf(AuthenticationException.class);
    }

    @Test
    void oneThatHasTheKeyIsBelieved() throws Exception {
        byte[] greeting = Greeting.from(Role.LISTENER);
        stranger.says(greeting);
        byte[] answer = stranger.hears(Greeting.BYTES + Proof.BYTES);
        var proof = new Proof(KEY, greeting, Arrays.copyOf(answer, Greeting.BYTES));
        stranger.says(verdict(Handshake.WELCOME, proof.by(Role.LISTENER)));
        stranger.says(new byte[]{4, 0, 0, 0, 0, 7, 8, 9});
        try (Connection connection = connecting.get()) {
            assertThat(connection.receiveBytes()).containsExactly(7, 8, 9);
        }
    }

    @Test
    void hangingUpIsAClearError() throws IOException {
        stranger.says(Greeting.from(Role.LISTENER));
        stranger.hears(Greeting.BYTES + Proof.BYTES);
        stranger.close();
        assertFailure().isInstanceOf(EOFException.class)
                .hasMessageContaining("ended the connection before");
    }
}
