// Fails: messagesAreReceivedAsTheyWereSent
// Misconception: a read gives one message.
import java.io.EOFException;
import java.io.IOException;
import java.io.StreamCorruptedException;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;

/** Messages of bytes over a channel that knows only bytes. */
public final class OwnConnection implements AutoCloseable {

    private final ByteChannel channel;
    private final int longest;
    private boolean broken;

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
        if (message.length > longest) {
            throw new IllegalArgumentException("A message of " + message.length
                    + " bytes is too long: the longest one has " + longest + ".");
        }
        ByteBuffer frame = ByteBuffer.allocate(Integer.BYTES + message.length);
        frame.putInt(message.length).put(message).flip();
        while (frame.hasRemaining()) {
            channel.write(frame);
        }
    }

    /**
     * The next message; null at the end.
     *
     * @throws java.io.EOFException if the channel ends in the middle of a message
     * @throws java.io.StreamCorruptedException if what comes is no message
     */
    public byte[] receive() throws IOException {
        if (broken) {
            throw new StreamCorruptedException("A message before this one was broken: nobody knows"
                    + " where the next one begins.");
        }
        broken = true; // until this message is known to be whole
        byte[] message = receiveFrame();
        broken = false;
        return message;
    }

    private byte[] receiveFrame() throws IOException {
        ByteBuffer header = ByteBuffer.allocate(8192);
        while (header.position() < Integer.BYTES) {
            if (channel.read(header) < 0) {
                if (header.position() == 0) {
                    return null;
                }
                throw new EOFException("The channel has ended in a length.");
            }
        }
        int length = header.getInt(0);
        if (length < 0 || length > longest) {
            throw new StreamCorruptedException("The length of a message is " + length
                    + ": this is no length from 0 to " + longest + ".");
        }
        ByteBuffer message = ByteBuffer.allocate(length);
        int here = Math.min(length, header.position() - Integer.BYTES);
        message.put(header.array(), Integer.BYTES, here);
        if (!fill(message)) {
            throw new EOFException("The channel has ended after the length of a message.");
        }
        return message.array();
    }

    /** Whether the buffer was filled; false if the channel ended before its first byte. */
    private boolean fill(ByteBuffer buffer) throws IOException {
        while (buffer.hasRemaining()) {
            if (channel.read(buffer) < 0) {
                if (buffer.position() == 0) {
                    return false;
                }
                throw new EOFException("The channel has ended in the middle of a message: "
                        + buffer.remaining() + " of " + buffer.limit() + " bytes are missing.");
            }
        }
        return true;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
