package poolcraft.pipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The process at the other end is killed at any moment. {@code -Dpoolcraft.kills=200} draws more
 * moments than the sample.
 */
@Execution(ExecutionMode.CONCURRENT)
class KillTest {

    /** The moments are drawn from these seeds. */
    static LongStream seeds() {
        return LongStream.rangeClosed(1, Long.getLong("poolcraft.kills", 3));
    }

    @Tag("kills")
    @ParameterizedTest
    @MethodSource("seeds")
    void ofAKilledSenderOnlyWholeMessagesArriveAndThenTheEnd(long seed) throws Exception {
        var random = new SplittableRandom(seed);
        int longest = random.nextBoolean() ? 1_000 : 2_000_000;
        try (Peer peer = Peer.start(connection -> sendForever(connection, seed, longest))) {
            var expected = new SplittableRandom(seed);
            int killAt = random.nextInt(longest == 1_000 ? 20_000 : 60);
            int received = 0;
            try {
                while (true) {
                    assertWhole(peer.connection().receive(), received, expected, longest);
                    if (received++ == killAt) {
                        LockSupport.parkNanos(random.nextInt(1_000_000));
                        peer.kill();
                    }
                }
            } catch (EOFException e) {
                assertThat(received).isGreaterThan(killAt);
            }
            assertThatThrownBy(peer.connection()::receive).isInstanceOf(EOFException.class);
        }
    }

    private static void sendForever(Connection connection, long seed, int longest)
            throws Exception {
        var random = new SplittableRandom(seed);
        for (int number = 0; true; number++) {
            connection.send(message(number, random, longest));
        }
    }

    /** The number, so often that no part of it is taken for the whole. */
    private static int[] message(int number, SplittableRandom random, int longest) {
        int[] message = new int[1 + random.nextInt(longest / Integer.BYTES)];
        Arrays.fill(message, number);
        return message;
    }

    private static void assertWhole(Object received, int number, SplittableRandom expected,
            int longest) {
        if (!Arrays.equals((int[]) received, message(number, expected, longest))) {
            throw new AssertionError("not whole, or not in order: message " + number);
        }
    }

    @Tag("kills")
    @ParameterizedTest
    @MethodSource("seeds")
    void whoSendsToAKilledReceiverIsToldAndDoesNotHang(long seed) throws Exception {
        var random = new SplittableRandom(seed);
        int longest = random.nextBoolean() ? 1_000 : 2_000_000;
        try (Peer peer = Peer.start(KillTest::receiveForever)) {
            Thread killer = Thread.ofVirtual().start(() -> {
                LockSupport.parkNanos(random.nextInt(30_000_000));
                peer.kill();
            });
            assertThatThrownBy(() -> sendForever(peer.connection(), seed, longest))
                    .isInstanceOf(IOException.class).hasMessageContaining("other end");
            assertThatThrownBy(peer.connection()::receive).isInstanceOf(EOFException.class);
            killer.join();
        }
    }

    private static void receiveForever(Connection connection) throws Exception {
        while (true) {
            connection.receive();
        }
    }

    @Tag("kills")
    @ParameterizedTest
    @MethodSource("seeds")
    void aConversationWithAKilledProcessEnds(long seed) throws Exception {
        var random = new SplittableRandom(seed);
        try (Peer peer = Peer.start(KillTest::echo)) {
            int killAt = random.nextInt(3_000);
            int answered = 0;
            try {
                while (true) {
                    peer.connection().send(answered);
                    assertThat(peer.connection().receive()).isEqualTo(answered);
                    if (answered++ == killAt) {
                        peer.kill();
                    }
                }
            } catch (IOException e) {
                assertThat(answered).isGreaterThan(killAt);
            }
        }
    }

    private static void echo(Connection connection) throws Exception {
        while (true) {
            connection.send(connection.receive());
        }
    }
}
