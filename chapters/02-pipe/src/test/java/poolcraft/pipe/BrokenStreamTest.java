package poolcraft.pipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Selector;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import poolcraft.process.AllowList;
import poolcraft.process.Transfer;

/** Connections over streams that fail, and serializers that do what they should not. */
class BrokenStreamTest {

    /** A stream with so many bytes to read and so much room to write. */
    private static final class Limited implements Stream {

        private final ByteBuffer in;
        private int room;

        Limited(byte[] in, int room) {
            this.in = ByteBuffer.wrap(in);
            this.room = room;
        }

        @Override
        public int read(ByteBuffer target) {
            if (!in.hasRemaining()) {
                return -1;
            }
            int count = Math.min(in.remaining(), target.remaining());
            target.put(in.slice().limit(count));
            in.position(in.position() + count);
            return count;
        }

        @Override
        public int write(ByteBuffer source) {
            if (room == 0) {
                throw new OutOfMemoryError("made up");
            }
            int count = Math.min(room, source.remaining());
            source.position(source.position() + count);
            room -= count;
            return count;
        }

        @Override
        public void watch(Selector selector, int operations) {}

        @Override
        public void unwatch(Selector selector) {}

        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public void close() {}
    }

    private static MessageFormat format(Serializer serializer, int limit) {
        return new MessageFormat(serializer, limit);
    }

    private static StreamConnection over(Stream stream) {
        return new StreamConnection(stream,
                format(Serializer.jdk(new AllowList(List.of())), Integer.MAX_VALUE));
    }

    /** Longer than any array, and with the bytes before it longer than any number. */
    @Test
    void theLargestLengthIsRefusedWhateverTheLimit() {
        byte[] hostile = {-1, -1, -1, 0x7f, 0, 1, 2, 3};
        StreamConnection connection = over(new Limited(hostile, 0));
        assertThatThrownBy(connection::receiveBytes).isInstanceOf(IOException.class)
                .hasMessageContaining("A message of 2147483647 bytes is announced");
    }

    @Test
    void ofALongMessageThatBreaksOffOnlyWhatCameIsLost() {
        byte[] hostile = {-9, -1, -1, 0x7f, 0, 1, 2, 3};
        StreamConnection connection = over(new Limited(hostile, 0));
        assertThatThrownBy(connection::receiveBytes).isInstanceOf(EOFException.class)
                .hasMessageContaining("The 8 bytes that came of it are lost");
    }

    @Test
    void nothingIsSentBehindHalfAMessage() throws Exception {
        StreamConnection connection = over(new Limited(new byte[0], 100));
        connection.sendBytes(new byte[20]);
        assertThatThrownBy(() -> connection.sendBytes(new byte[1000]))
                .isInstanceOf(OutOfMemoryError.class);
        assertThatThrownBy(() -> connection.sendBytes(new byte[0])).isInstanceOf(IOException.class)
                .hasMessageContaining("sent in part");
    }

    /** A serializer that does the same for each object. */
    private record Doing(Read read, Write write) implements Serializer {

        @Override
        public void write(Object object, OutputStream out, Transfer transfer) throws IOException {
            write.write(out, transfer);
        }

        @Override
        public Object read(InputStream in) throws IOException {
            return read.read();
        }
    }

    @FunctionalInterface
    private interface Read extends Serializable {
        Object read() throws IOException;
    }

    @FunctionalInterface
    private interface Write extends Serializable {
        void write(OutputStream out, Transfer transfer) throws IOException;
    }

    @Test
    void aTransferFailsAlsoByAnError() {
        var failed = new AtomicReference<>("");
        var serializer = new Doing(() -> "", (out, transfer) -> {
            transfer.ifFailed(() -> failed.set("failed"));
            throw new OutOfMemoryError("made up");
        });
        var connection = new StreamConnection(new Limited(new byte[0], 100),
                format(serializer, 1000));
        assertThatThrownBy(() -> connection.send(this)).isInstanceOf(OutOfMemoryError.class);
        assertThat(failed).hasValue("failed");
    }

    /** Once for each message, and not again inside of itself. */
    @Test
    void aMessageThatReceivesWhileItIsReadIsUnreadable() throws Exception {
        var connection = new AtomicReference<StreamConnection>();
        var serializer = new Doing(() -> {
            try {
                return connection.get().receive();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }, (out, transfer) -> {});
        byte[] messages = {1, 0, 0, 0, Kind.OBJECT, 1, 0, 0, 0, Kind.OBJECT, 1, 0, 0, 0, Kind.TRUE};
        connection.set(new StreamConnection(new Limited(messages, 0), format(serializer, 1000)));
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> connection.get().receive())
                    .isInstanceOf(UnreadableMessageException.class)
                    .hasMessageContaining("while the same thread is reading another one");
        }
        assertThat(connection.get().receive()).isEqualTo(true);
    }

    /** TCP answers to what is closed with something unread by a reset. */
    @Test
    void whatWasSentBeforeTheCloseArrivesAlsoIfSomethingWasNotReceived() throws Exception {
        Key key = Key.random();
        var anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        byte[] large = Stamped.bytes(1 << 20);
        try (Listener listener = Listener.bind(anyPort, key);
                Connection client = Client.connect(listener.address(), key)) {
            Connection served = listener.accept();
            client.send("not received");
            while (!served.poll()) {
                Thread.onSpinWait();
            }
            client.send("nor is this");
            served.sendBytes(large);
            served.close();
            assertThat(client.receiveBytes()).isEqualTo(large);
            assertThatThrownBy(client::receive).isInstanceOf(EOFException.class);
        }
    }
}
