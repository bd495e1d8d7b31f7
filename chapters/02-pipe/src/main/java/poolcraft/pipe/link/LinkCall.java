package poolcraft.pipe.link;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;

/**
 * A conversation with the {@link Switchboard} of the process that holds a side.
 *
 * @param channel the connection, which stays open
 * @param reply what was answered
 */
record LinkCall(SocketChannel channel, Reply reply) implements Closeable {

    /** A switchboard answers in microseconds, unless its whole process has been stopped. */
    static final Duration PATIENCE = Duration.ofSeconds(10);

    /**
     * Says what is wanted of the side at {@code address}, and waits for the answer. Interrupts are
     * put off until then.
     *
     * @throws IOException if there is nobody at the address, or no answer
     */
    static LinkCall to(SideAddress address, Hello.Wish wish, SideAddress speaker)
            throws IOException {
        SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            channel.configureBlocking(false);
            if (!channel.connect(address.switchboard())) {
                throw new IOException("The process at the other end is too busy to answer.");
            }
            channel.write(new Hello(wish, address.key(), speaker).toBytes());
            return new LinkCall(channel, replyFrom(channel));
        } catch (IOException | RuntimeException e) {
            Quietly.close(channel);
            throw e;
        }
    }

    private static Reply replyFrom(SocketChannel channel) throws IOException {
        ByteBuffer received = ByteBuffer.allocate(Reply.MAX_BYTES);
        try (var patience = new Patience(channel, PATIENCE)) {
            Reply reply = null;
            while (reply == null) {
                // Byte by byte after the first: what follows LINKED belongs to the link.
                received.limit(received.position() + 1);
                int count = channel.read(received);
                if (count < 0) {
                    throw new EOFException("The process at the other end hung up.");
                }
                if (count == 0) {
                    patience.awaitReadable();
                }
                reply = Reply.from(received.duplicate().flip());
            }
            return reply;
        }
    }

    Reply.Answer answer() {
        return reply.answer();
    }

    @Override
    public void close() {
        Quietly.close(channel);
    }
}
