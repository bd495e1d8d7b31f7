package poolcraft.pipe;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import org.jspecify.annotations.Nullable;

/** The listener's part of a {@link Handshake}. All its failures are the client's. */
final class ListenerHandshake extends Handshake {

    private final Key key;
    private final String client;
    private final byte[] greeting = Greeting.from(Role.LISTENER);

    /**
     * A handshake with the one at the other end of {@code channel}.
     *
     * @param client what to call it in messages
     */
    ListenerHandshake(ByteChannel channel, Key key, String client) {
        super(channel);
        this.key = key;
        this.client = client;
        write(greeting, _ -> read(Greeting.BYTES, this::greeted));
    }

    private void greeted(byte[] clientsGreeting) {
        if (Greeting.isFrom(Role.CLIENT, clientsGreeting)) {
            Proof proof = new Proof(key, greeting, clientsGreeting);
            read(Proof.BYTES, answer -> answered(proof, answer));
        } else {
            refuse(failure("does not speak this protocol, or another version of it: it began with "
                    + Greeting.shown(clientsGreeting)
                    + ". Use Client.connect of the same version of this library"));
        }
    }

    // tag::answered[]
    private void answered(Proof proof, byte[] answer) {
        if (proof.isGivenBy(Role.CLIENT, answer)) {
            byte[] verdict = ByteBuffer.allocate(VERDICT_BYTES).put(WELCOME)
                    .put(proof.by(Role.LISTENER)).array();
            write(verdict, _ -> finish());
        } else {
            refuse(failure("has another key. Give both sides the same one"));
        }
    }
    // end::answered[]

    /** It has taken too long. */
    AuthenticationException late() {
        return failure("has not proved in time that it has the key: it is slow, or has stopped, or"
                + " is none of ours. If it is only slow, set a longer handshakeLimit");
    }

    /** It had to make room for others. */
    AuthenticationException crowdedOut() {
        return failure("was the slowest of too many that wanted to prove at once that they have the"
                + " key. Nothing need be done, unless it happens often: then somebody attacks");
    }

    /** No failure of authentication if it has not said a word: then it has not tried. */
    @Override
    IOException broken(@Nullable IOException cause) {
        if (!hasHeard()) {
            return new EOFException("a client looked in and left");
        }
        String how = cause == null ? "closed the connection" : "is gone (" + cause + ")";
        return new AuthenticationException(refused(how + " before it had proved that it has the"
                + " key: it has ended, or speaks another version of this protocol"), cause);
    }

    private AuthenticationException failure(String what) {
        return new AuthenticationException(refused(what));
    }

    private String refused(String what) {
        return "A client was not let in: " + client + " " + what + ".";
    }
}
