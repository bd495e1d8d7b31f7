import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.StreamCorruptedException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import poolcraft.grading.Idea;
import poolcraft.grading.Limit;
import poolcraft.grading.Points;
import poolcraft.process.JvmProcess;

@Idea("frames")
@Limit(90)
class OwnConnectionTest {

    private static final int LONGEST = 1_000_000_000;
    private static final int MESSAGES = 200;

    /** A connection waits for it in vain as often as this, before the test calls it endless. */
    private static final int READS_AFTER_END = 10;

    @AfterEach
    void endWhatIsLeft() throws InterruptedException {
        for (JvmProcess child : JvmProcess.activeChildren()) {
            child.kill();
            child.join();
        }
    }

    @Test
    @Points(1)
    void aFrameIsALengthAndTheMessage() throws Exception {
        var channel = new TestChannel(new byte[0], 1000);
        var connection = new OwnConnection(channel, LONGEST);
        connection.send("Hi".getBytes(UTF_8));
        connection.send(new byte[0]);
        connection.send(new byte[258]);
        String bytes = HexFormat.of().formatHex(channel.written());
        assertEquals("000000024869" + "00000000" + "00000102" + "00".repeat(258), bytes,
                "What was written for three messages: Hi, an empty one, and 258 zeros.");
    }

    @Test
    @Points(1)
    void messagesAreReceivedAsTheyWereSent() throws Exception {
        var connection = receiving(1000, "000000024869" + "00000000" + "000000027878");
        assertMessage("Hi", connection);
        assertMessage("", connection);
        assertMessage("xx", connection);
        assertNull(connection.receive(), "The channel has ended after three whole messages.");
        assertNull(connection.receive(), "The channel has ended. receive was called once more.");
    }

    @Test
    @Points(2)
    void bytesMayArriveInAnyPieces() throws Exception {
        String frames = "000000024869" + "00000000" + "00000005" + "68656c6c6f" + "000000027878";
        for (int piece = 1; piece <= 20; piece++) {
            var connection = receiving(piece, frames);
            for (String text : new String[]{"Hi", "", "hello", "xx"}) {
                byte[] message = connection.receive();
                assertEquals(text, message == null ? "(null)" : new String(message, UTF_8),
                        "Four messages, Hi, an empty one, hello, xx. A read gives at most " + piece
                                + (piece == 1 ? " byte." : " bytes."));
            }
            assertNull(connection.receive(), "The channel has ended after four whole messages.");
        }
    }

    @Test
    @Points(1)
    void allIsSentHoweverLittleTheChannelTakes() throws Exception {
        for (int piece = 1; piece <= 20; piece++) {
            var channel = new TestChannel(new byte[0], piece);
            new OwnConnection(channel, LONGEST).send("hello".getBytes(UTF_8));
            assertEquals("0000000568656c6c6f", HexFormat.of().formatHex(channel.written()),
                    "The message is: hello. A write takes at most " + piece
                            + (piece == 1 ? " byte." : " bytes."));
        }
    }

    @Test
    @Points(2)
    @Idea("end-of-file")
    void anEndInsideOfAMessageIsAFailure() throws Exception {
        String frames = "000000024869" + "0000000568656c6c6f";
        for (int cut = 1; cut < 9; cut++) {
            var connection = receiving(1000, frames.substring(0, 12 + 2 * cut));
            assertMessage("Hi", connection);
            assertThrows(EOFException.class, connection::receive, "The second message has a length"
                    + " of 4 bytes and 5 bytes of text. The channel has ended after " + cut
                    + " of these 9.");
        }
    }

    @Test
    @Points(2)
    @Idea("strangers")
    void aLengthThatIsALieIsRefused() throws Exception {
        for (String length : new String[]{"00000065", "7fffffff", "ffffffff", "80000000"}) {
            var connection = new OwnConnection(
                    new TestChannel(HexFormat.of().parseHex(length + "4869"), 1000), 100);
            assertThrows(StreamCorruptedException.class, connection::receive, "The longest message"
                    + " has 100 bytes. A length of " + Integer.parseUnsignedInt(length, 16)
                    + " has come. (An OutOfMemoryError says that memory was taken for it.)");
        }
        var connection = new OwnConnection(
                new TestChannel(HexFormat.of().parseHex("00000064" + "00".repeat(100)), 7), 100);
        assertEquals(100, connection.receive().length, "The longest message has 100 bytes, and"
                + " here it is.");
    }

    @Test
    @Points(1)
    @Idea("strangers")
    void afterAFailureNothingIsReceived() throws Exception {
        var connection = new OwnConnection(new TestChannel(
                HexFormat.of().parseHex("7fffffff" + "000000024869"), 1000), 100);
        assertThrows(IOException.class, connection::receive, "A length that is a lie has come.");
        assertThrows(IOException.class, connection::receive, "A length that is a lie has come, and"
                + " behind it something that looks like a message. Nobody knows where a message"
                + " begins now: receive should fail again.");
        var ended = receiving(1000, "00000005" + "6869");
        assertThrows(IOException.class, ended::receive, "The channel has ended in a message.");
        assertThrows(IOException.class, ended::receive, "The channel has ended in the middle of a"
                + " message. That is no end between two messages, also when one asks again.");
    }

    @Test
    @Points(1)
    void aMessageThatIsTooLongIsNotSent() throws Exception {
        var channel = new TestChannel(new byte[0], 1000);
        var connection = new OwnConnection(channel, 100);
        assertThrows(IllegalArgumentException.class, () -> connection.send(new byte[101]),
                "The longest message has 100 bytes. This one has 101.");
        assertEquals(0, channel.written().length, "The message was refused. So many bytes were"
                + " written of it.");
        connection.send(new byte[100]);
        assertEquals(104, channel.written().length, "The longest message has 100 bytes. This one"
                + " has as many. So many bytes were written.");
    }

    @Test
    @Points(1)
    void closeClosesTheChannel() throws Exception {
        var channel = new TestChannel(new byte[0], 1000);
        new OwnConnection(channel, 100).close();
        assertEquals(false, channel.isOpen(), "The connection was closed. Is the channel open?");
    }

    @Test
    @Points(2)
    @Idea("two-ends")
    void twoProcessesSendToEachOther() throws Exception {
        Path folder = Files.createTempDirectory("own");
        Path socket = folder.resolve("socket");
        String path = socket.toString();
        try (var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(socket));
            JvmProcess child = JvmProcess.start(() -> echo(path));
            try (var connection = new OwnConnection(server.accept(), LONGEST)) {
                var sending = new FutureTask<Void>(() -> sendAll(connection));
                Thread.ofPlatform().daemon().name("sends").start(sending);
                for (int number = 0; number < MESSAGES; number++) {
                    assertArrayEquals(message(number), connection.receive(), "A child sends each"
                            + " message back. This is number " + number + ", of "
                            + message(number).length + " bytes.");
                }
                sending.get();
            }
            child.join();
            assertEquals(0, child.exitCode().orElse(-1), "The child receives until the end, and has"
                    + " failed; its trace is in the output.");
        } finally {
            Files.deleteIfExists(socket);
            Files.delete(folder);
        }
    }

    private static Void sendAll(OwnConnection connection) throws IOException {
        for (int number = 0; number < MESSAGES; number++) {
            connection.send(message(number));
        }
        return null;
    }

    /** In the child. */
    private static void echo(String path) throws IOException {
        try (var connection = new OwnConnection(
                SocketChannel.open(UnixDomainSocketAddress.of(path)), LONGEST)) {
            byte[] message = connection.receive();
            while (message != null) {
                connection.send(message);
                message = connection.receive();
            }
        }
    }

    /** Some are shorter than the socket's buffer, some much longer. */
    private static byte[] message(int number) {
        var random = new Random(number);
        byte[] message = new byte[number % 20 == 19 ? 1_000_000 : random.nextInt(2_000)];
        Arrays.fill(message, (byte) (number + 1));
        return message;
    }

    private static OwnConnection receiving(int piece, String hex) {
        return new OwnConnection(new TestChannel(HexFormat.of().parseHex(hex), piece), LONGEST);
    }

    private static void assertMessage(String text, OwnConnection connection) throws IOException {
        byte[] message = connection.receive();
        assertEquals(text, message == null ? "(null)" : new String(message, UTF_8),
                "The next message.");
    }

    /** Gives some bytes and then its end, and keeps what is written; so many bytes at a time. */
    private static final class TestChannel implements ByteChannel {

        private final ByteBuffer bytes;
        private final int piece;
        private final ByteArrayOutputStream written = new ByteArrayOutputStream();
        private boolean open = true;
        private int readsAfterEnd;

        TestChannel(byte[] bytes, int piece) {
            this.bytes = ByteBuffer.wrap(bytes);
            this.piece = piece;
        }

        byte[] written() {
            return written.toByteArray();
        }

        @Override
        public int read(ByteBuffer target) {
            if (!target.hasRemaining()) {
                return 0;
            }
            if (!bytes.hasRemaining()) {
                readsAfterEnd++;
                assertTrue(readsAfterEnd <= READS_AFTER_END, "The channel has ended: read returns"
                        + " -1. It was asked again and again, and would be for ever.");
                return -1;
            }
            int count = Math.min(piece, Math.min(target.remaining(), bytes.remaining()));
            target.put(bytes.slice(bytes.position(), count));
            bytes.position(bytes.position() + count);
            return count;
        }

        @Override
        public int write(ByteBuffer source) {
            int count = Math.min(piece, source.remaining());
            byte[] taken = new byte[count];
            source.get(taken);
            written.writeBytes(taken);
            return count;
        }

        @Override
        public boolean isOpen() {
            return open;
        }

        @Override
        public void close() {
            open = false;
        }
    }
}
