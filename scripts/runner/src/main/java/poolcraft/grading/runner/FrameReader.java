package poolcraft.grading.runner;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;

/** Reads what a {@link FrameWriter} with the same key wrote. Not thread-safe. */
public final class FrameReader {

    private static final int LONGEST = 1 << 20;

    private final ReadableByteChannel channel;
    private final Seal seal;

    public FrameReader(ReadableByteChannel channel, String key) {
        this.channel = channel;
        this.seal = new Seal(key);
    }

    /**
     * The next message.
     *
     * @throws EOFException where the other side has closed the channel
     * @throws IOException where the message is cut short, too long or sealed with another key
     */
    public Message read() throws IOException {
        int length = read(Integer.BYTES).getInt(0);
        if (length < 1 || length > LONGEST) {
            throw new IOException("A message of " + length + " bytes was refused");
        }
        byte[] message = read(length).array();
        if (!seal.fits(message, read(Seal.LENGTH).array())) {
            throw new IOException("A message with a wrong seal was refused");
        }
        return Messages.fromBytes(message);
    }

    private ByteBuffer read(int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining()) {
            if (channel.read(bytes) < 0) {
                throw new EOFException("The channel was closed");
            }
        }
        return bytes.flip();
    }
}
