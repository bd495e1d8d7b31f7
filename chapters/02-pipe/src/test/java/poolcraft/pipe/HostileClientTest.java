package poolcraft.pipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What clients may try to say to a listener, and what comes of it: the failure that {@code accept}
 * throws once for each. Whatever they try, an honest client is served.
 */
class HostileClientTest extends UnderAttack {

    private static final int PROOF_AT = Greeting.BYTES;

    @Test
    void aWrongKeyRaisesOnBothSides() {
        assertThatThrownBy(() -> Client.connect(listener.address(), Key.of("wrong")))
                .isInstanceOf(AuthenticationException.class)
                .hasMessageContainingAll("different keys", "Give both sides the same one")
                .hasMessageNotContaining("wrong");
        assertRefused("has another key", "Give both sides the same one");
    }

    @Test
    void anEmptyKeyOnOneSideRaisesOnBothSides() {
        assertThatThrownBy(() -> Client.connect(listener.address(), Key.of("")))
                .isInstanceOf(AuthenticationException.class);
        assertRefused("has another key");
    }

    /** What a stranger says, which is refused as soon as a greeting's length of it is there. */
    static Stream<Arguments> noGreetings() {
        byte[] olderDigest = greeting();
        replace(olderDigest, 11, "HMAC-MD5\0\0\0\0");
        byte[] otherVersion = greeting();
        otherVersion[9] = 0;
        return Stream.of(Arguments.of("garbage", Key.randomBytes(Greeting.BYTES)),
                Arguments.of("zeros", new byte[Greeting.BYTES]),
                Arguments.of("a huge length", filled(0x7f)),
                Arguments.of("a web browser", ("GET / HTTP/1.1\r\nHost: " + "x".repeat(80))
                        .getBytes(StandardCharsets.US_ASCII)),
                Arguments.of("a listener's greeting", Greeting.from(Role.LISTENER)),
                Arguments.of("an older digest", olderDigest),
                Arguments.of("another version", otherVersion));
    }

    private static byte[] greeting() {
        return Greeting.from(Role.CLIENT);
    }

    private static byte[] filled(int value) {
        byte[] bytes = new byte[Greeting.BYTES];
        Arrays.fill(bytes, (byte) value);
        return bytes;
    }

    private static void replace(byte[] bytes, int at, String text) {
        byte[] replacement = text.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(replacement, 0, bytes, at, replacement.length);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("noGreetings")
    void whatIsNoGreetingIsRefused(String name, byte[] said) throws IOException {
        try (Stranger stranger = Stranger.calls(listener.address())) {
            stranger.hears(Greeting.BYTES);
            stranger.says(said);
            assertRefused("does not speak this protocol", "it began with \"");
            assertThat(name).isNotEmpty();
        }
    }

    /** An older digest is refused also to a client that has the key. */
    @Test
    void aProofBehindAnOlderDigestIsNotLookedAt() throws IOException {
        try (Stranger stranger = Stranger.calls(listener.address())) {
            byte[] greeting = greeting();
            replace(greeting, 11, "HMAC-SHA-1\0\0");
            byte[] challenge = stranger.hears(Greeting.BYTES);
            stranger.says(greeting).says(new Proof(KEY, challenge, greeting).by(Role.CLIENT));
            assertRefused("does not speak this protocol");
        }
    }

    @Test
    void aGreetingThatBreaksOffIsRefused() throws IOException {
        try (Stranger stranger = Stranger.calls(listener.address())) {
            stranger.says(Arrays.copyOf(greeting(), 20));
        }
        assertRefused("before it had proved that it has the key");
    }

    @Test
    void aProofThatBreaksOffIsRefused() throws IOException {
        try (Stranger stranger = Stranger.calls(listener.address())) {
            stranger.says(greeting()).says(new byte[Proof.BYTES - 1]);
        }
        assertRefused("before it had proved that it has the key");
    }

    @Test
    void aProofOfNothingIsRefusedInAFixedNumberOfBytes() throws IOException {
        try (Stranger stranger = Stranger.calls(listener.address())) {
            stranger.hears(Greeting.BYTES);
            stranger.says(greeting()).says(new byte[Proof.BYTES]);
            byte[] verdict = stranger.hears(Handshake.VERDICT_BYTES);
            assertThat(verdict).hasSize(Handshake.VERDICT_BYTES).startsWith(Handshake.REFUSED);
            assertThat(Arrays.copyOfRange(verdict, 1, verdict.length)).containsOnly(0);
            assertThat(stranger.isLeft()).isTrue();
            assertRefused("has another key");
        }
    }

    /** Its own challenge, sent back with the other role, and the proof that nobody has given. */
    @Test
    void whatTheListenerSaidIsNoAnswerToIt() throws IOException {
        try (Stranger stranger = Stranger.calls(listener.address())) {
            byte[] mirrored = stranger.hears(Greeting.BYTES);
            stranger.says(mirrored);
            assertRefused("does not speak this protocol");
        }
        try (Stranger stranger = Stranger.calls(listener.address())) {
            byte[] mirrored = stranger.hears(Greeting.BYTES);
            mirrored[10] = Role.CLIENT.code();
            stranger.says(mirrored).says(new byte[Proof.BYTES]);
            assertRefused("has another key");
        }
    }

    /** A listener's proof that somebody got hold of is not a client's. */
    @Test
    void aListenersProofIsNotAClients() throws IOException {
        try (Stranger stranger = Stranger.calls(listener.address())) {
            byte[] challenge = stranger.hears(Greeting.BYTES);
            byte[] greeting = greeting();
            stranger.says(greeting).says(new Proof(KEY, challenge, greeting).by(Role.LISTENER));
            assertRefused("has another key");
        }
    }

    @Test
    void aHandshakeThatWasRecordedServesNobodyElse() throws Exception {
        byte[] recorded = record();
        try (Connection honest = listener.accept();
                Stranger stranger = Stranger.calls(listener.address())) {
            assertThat(honest.isReady()).as("at its end").isTrue();
            stranger.hears(Greeting.BYTES);
            stranger.says(recorded);
            assertRefused("has another key");
        }
    }

    /** What an honest client has said, heard by somebody in between; it was let in. */
    private byte[] record() throws Exception {
        try (ServerSocketChannel between = Stranger.server()) {
            var connecting = new FutureTask<>(
                    () -> Client.connect(between.getLocalAddress(), KEY));
            Thread.ofVirtual().start(connecting);
            try (Stranger client = Stranger.answers(between);
                    Stranger server = Stranger.calls(listener.address())) {
                client.says(server.hears(Greeting.BYTES));
                byte[] answer = client.hears(Greeting.BYTES + Proof.BYTES);
                server.says(answer);
                client.says(server.hears(Handshake.VERDICT_BYTES));
                connecting.get().close();
                return answer;
            }
        }
    }

    @Test
    void oneBitChangedInBetweenIsRefused() throws Exception {
        try (ServerSocketChannel between = Stranger.server()) {
            var connecting = new FutureTask<>(
                    () -> Client.connect(between.getLocalAddress(), KEY));
            Thread.ofVirtual().start(connecting);
            try (Stranger client = Stranger.answers(between);
                    Stranger server = Stranger.calls(listener.address())) {
                client.says(server.hears(Greeting.BYTES));
                byte[] answer = client.hears(Greeting.BYTES + Proof.BYTES);
                answer[PROOF_AT - 1] ^= 1;
                server.says(answer);
                client.says(server.hears(Handshake.VERDICT_BYTES));
                assertThatThrownBy(connecting::get)
                        .hasCauseInstanceOf(AuthenticationException.class);
            }
            assertRefused("has another key");
        }
    }

    /** The listener reads the proof and not a byte more. */
    @Test
    void whatComesBehindTheProofIsTheFirstMessage() throws Exception {
        try (Stranger hasty = Stranger.calls(listener.address())) {
            byte[] challenge = hasty.hears(Greeting.BYTES);
            byte[] greeting = greeting();
            byte[] message = {4, 0, 0, 0, 0, 7, 8, 9}; // length, raw, body
            hasty.says(ByteBuffer.allocate(200).put(greeting)
                    .put(new Proof(KEY, challenge, greeting).by(Role.CLIENT)).put(message)
                    .array());
            try (Connection served = listener.accept()) {
                assertThat(served.receiveBytes()).containsExactly(7, 8, 9);
            }
        }
    }
}
