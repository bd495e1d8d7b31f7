import java.io.IOException;
import java.nio.channels.ByteChannel;

/** Messages of bytes over a channel that knows only bytes. */
public final class OwnConnection implements AutoCloseable {

    private final ByteChannel channel;
    private final int longest;

    /**
     * A connection over this channel, which blocks.
     *
     * @param longest the length in bytes of the longest message
     */
    public OwnConnection(ByteChannel channel, int longest) {
        this.channel = channel;
        this.longest = longest;
    }

    /**
     * Sends a message.
     *
     * @throws IllegalArgumentException if it is too long; nothing was sent
     */
    public void send(byte[] message) throws IOException {
        // Its length, then its bytes. Has the channel taken them all?
    }

    /**
     * The next message; null at the end.
     *
     * @throws java.io.EOFException if the channel ends in the middle of a message
     * @throws java.io.StreamCorruptedException if what comes is no message
     */
    public byte[] receive() throws IOException {
        // Four bytes, then as many as they say. What may go wrong at each step?
        return longest < 0 ? null : new byte[0];
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
