package poolcraft.pipe;

import java.io.IOException;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serial;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;

/**
 * The secret that a {@link Listener} and its {@link Client}s share: CPython's {@code authkey}.
 *
 * <pre>{@code
 * Key key = Key.random();                                    // for children: give it to them
 * Key key = Key.of(Files.readAllBytes(Path.of("my.key")));   // for another machine
 * }</pre>
 *
 * <p>It never goes over the connection: each side proves that it has it, see {@link Handshake}.
 * Somebody who records that can afterwards try one guess after the other, so take a random key, or
 * a very long text: a word is found in no time.
 *
 * <p>What is kept is not the secret, but its digest:
 *
 * <pre>
 *  SHA-256( "poolcraft key 1" | secret )     32 bytes
 * </pre>
 *
 * <p>So an empty secret makes a key, too, for which the JDK's HMAC has no place; it authenticates
 * like any other, and everybody can guess it. And two secrets are two keys: HMAC by itself fills a
 * short one up with zeros, and takes {@code "a"} and {@code "a\0"} for the same.
 *
 * <p>A key can be sent to a child process, as part of its target. Do not send it over a connection
 * that others may read. Immutable and thread-safe; its text does not show it.
 */
public final class Key implements Serializable {

    @Serial
    private static final long serialVersionUID = 1L;

    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final byte[] digest;

    private Key(byte[] secret) {
        MessageDigest sha = sha256();
        sha.update("poolcraft key 1".getBytes(StandardCharsets.US_ASCII));
        digest = sha.digest(secret);
    }

    /** The key made from {@code secret}, which is copied. */
    public static Key of(byte[] secret) {
        return new Key(secret);
    }

    /** The key made from {@code secret} in UTF-8. */
    public static Key of(String secret) {
        return new Key(secret.getBytes(StandardCharsets.UTF_8));
    }

    /** A key that nobody else has. */
    public static Key random() {
        return new Key(randomBytes(BYTES));
    }

    /** Bytes that nobody can guess. */
    static byte[] randomBytes(int count) {
        byte[] bytes = new byte[count];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has SHA-256", e);
        }
    }

    /** What the proofs are made with. */
    byte[] digest() {
        return digest.clone();
    }

    @Serial
    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
        in.defaultReadObject();
        if (digest == null || digest.length != BYTES) {
            throw new InvalidObjectException("This is no key: a key has " + BYTES + " bytes.");
        }
    }

    /** Whether {@code other} is the same key; takes as long where it is not. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Key key && MessageDigest.isEqual(digest, key.digest);
    }

    @Override
    public int hashCode() {
        return Key.class.hashCode(); // a hash of a secret tells something about it
    }

    @Override
    public String toString() {
        return "Key[secret]";
    }
}
