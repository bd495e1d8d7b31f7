package poolcraft.memory;

import java.nio.ByteBuffer;
import java.util.SplittableRandom;
import java.util.zip.CRC32;

/** Messages that prove themselves: a number, random bytes, and a checksum of both. */
final class Stamped {

    private static final int EXTRA = Long.BYTES + Integer.BYTES;

    private final SplittableRandom random;
    private final byte[] noise = new byte[1 << 16];
    private final int longest;
    private final CRC32 sum = new CRC32();

    Stamped(long seed, int longest) {
        this.random = new SplittableRandom(seed);
        this.longest = longest;
        random.nextBytes(noise);
    }

    /** Message {@code number}, of a random length. */
    byte[] message(long number) {
        byte[] message = new byte[EXTRA + random.nextInt(longest - EXTRA + 1)];
        int length = message.length - EXTRA;
        System.arraycopy(noise, random.nextInt(noise.length - length + 1), message, Long.BYTES,
                length);
        ByteBuffer buffer = ByteBuffer.wrap(message).putLong(0, number);
        buffer.putInt(message.length - Integer.BYTES, checksum(message));
        return message;
    }

    /** The number of a message; an error if a byte of it is wrong. */
    long check(byte[] message) {
        ByteBuffer buffer = ByteBuffer.wrap(message);
        if (buffer.getInt(message.length - Integer.BYTES) != checksum(message)) {
            throw new AssertionError("message of " + message.length + " bytes is damaged");
        }
        return buffer.getLong(0);
    }

    private int checksum(byte[] message) {
        sum.reset();
        sum.update(message, 0, message.length - Integer.BYTES);
        return (int) sum.getValue();
    }
}
