package poolcraft.pipe;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The answer to a challenge, which only who has the key can give:
 *
 * <pre>
 *  HMAC-SHA-256( digest of the key,
 *      byte     who proves it: 1 the listener, 2 the client
 *      byte*64  the listener's greeting
 *      byte*64  the client's greeting )
 * </pre>
 *
 * <p>The roles are in it, so nobody can be answered with his own proof. Both nonces are in it, so no
 * proof serves a second time. All of both greetings is in it, so nobody in between can change one.
 *
 * <p>A handshake's proofs; used by one thread.
 */
final class Proof {

    static final int BYTES = 32;

    private static final String ALGORITHM = "HmacSHA256";

    private final Key key;
    private final byte[] listenersGreeting;
    private final byte[] clientsGreeting;

    Proof(Key key, byte[] listenersGreeting, byte[] clientsGreeting) {
        this.key = key;
        this.listenersGreeting = listenersGreeting;
        this.clientsGreeting = clientsGreeting;
    }

    /** That {@code prover} has the key. */
    // tag::proof[]
    byte[] by(Role prover) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key.digest(), ALGORITHM));
            mac.update(prover.code());
            mac.update(listenersGreeting);
            return mac.doFinal(clientsGreeting);
        } catch (GeneralSecurityException e) {
            throw new AssertionError("every JDK has " + ALGORITHM, e);
        }
    }

    /** Whether {@code answer} proves that {@code prover} has the key; takes as long if not. */
    boolean isGivenBy(Role prover, byte[] answer) {
        return MessageDigest.isEqual(by(prover), answer);
    }
    // end::proof[]
}
