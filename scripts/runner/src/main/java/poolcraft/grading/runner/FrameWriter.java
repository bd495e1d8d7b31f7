package poolcraft.grading.runner;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;

/**
 * Writes sealed messages to a channel: length, message, authentication code.
 *
 * <pre>
 *  0          4              4 + n          4 + n + 32
 *  +----------+--------------+--------------+
 *  | n        | message      | HMAC-SHA-256 |
 *  +----------+--------------+--------------+
 * </pre>
 *
 * <p>Not thread-safe.
 */
public final class FrameWriter {

    private final WritableByteChannel channel;
    private final Seal seal;

    public FrameWriter(WritableByteChannel channel, String key) {
        this.channel = channel;
        this.seal = new Seal(key);
    }

    public void write(Message message) throws IOException {
        byte[] bytes = Messages.toBytes(message);
        ByteBuffer frame = ByteBuffer.allocate(Integer.BYTES + bytes.length + Seal.LENGTH);
        frame.putInt(bytes.length).put(bytes).put(seal.next(bytes)).flip();
        while (frame.hasRemaining()) {
            channel.write(frame);
        }
    }
}
