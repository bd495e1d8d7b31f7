package poolcraft.pipe;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What either side of a {@link Handshake} says first: which protocol it speaks, and its challenge.
 *
 * <pre>
 *  offset  type      content
 *   0      byte*9    "poolcraft"
 *   9      byte      version of this protocol: 1
 *  10      byte      who speaks: 1 the listener, 2 the client
 *  11      byte*21   name of the digest, filled up with zeros: "HMAC-SHA-256"
 *  32      byte*32   nonce: random bytes, never used again
 *  64
 * </pre>
 *
 * <p>There is one version and one digest. Whoever names another is refused: a choice could be turned
 * to the weakest by somebody in between.
 */
final class Greeting {

    static final int BYTES = 64;

    private static final int NONCE = 32;
    private static final int SHOWN = 16;
    private static final byte VERSION = 1;

    private Greeting() {}

    /** A greeting from {@code speaker} with a nonce of its own. */
    static byte[] from(Role speaker) {
        return ByteBuffer.allocate(BYTES).put(prefix(speaker))
                .put(Key.randomBytes(BYTES - NONCE)).array();
    }

    /** All that comes before the nonce. */
    private static byte[] prefix(Role speaker) {
        return ByteBuffer.allocate(NONCE).put(ascii("poolcraft")).put(VERSION)
                .put(speaker.code()).put(ascii("HMAC-SHA-256")).array();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** Whether {@code greeting} is one by {@code speaker}, with our version and digest. */
    static boolean isFrom(Role speaker, byte[] greeting) {
        return Arrays.equals(greeting, 0, NONCE, prefix(speaker), 0, NONCE);
    }

    /** The beginning of what came in place of a greeting, for a message. */
    static String shown(byte[] received) {
        var text = new StringBuilder();
        for (int i = 0; i < SHOWN; i++) {
            int value = received[i] & 0xff;
            text.append(value >= ' ' && value <= '~' ? (char) value : '.');
        }
        return "\"" + text + "\"";
    }
}
