package poolcraft.grading.runner;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The authentication code of one direction of the channel: HMAC-SHA-256 over a sequence number and
 * the message.
 *
 * <p>Made before any submitted class is loaded: a security provider that a submission installs
 * later never sees the key. Not thread-safe.
 */
final class Seal {

    static final int LENGTH = 32;

    private final Mac mac;
    private long sequence;

    Seal(String key) {
        try {
            mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This JDK has no HmacSHA256: use another JDK", e);
        }
    }

    /** The code of the next message. */
    byte[] next(byte[] message) {
        mac.update(ByteBuffer.allocate(Long.BYTES).putLong(0, sequence++));
        return mac.doFinal(message);
    }

    /** Whether the code belongs to the next message. */
    boolean fits(byte[] message, byte[] code) {
        return MessageDigest.isEqual(next(message), code);
    }
}
