package poolcraft.pipe;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The client's part of a {@link Handshake}. */
final class ClientHandshake extends Handshake {

    private final Key key;
    private final String address;
    private final byte[] greeting = Greeting.from(Role.CLIENT);

    /**
     * A handshake with the one at the other end of {@code channel}.
     *
     * @param address where it was found, for messages
     */
    ClientHandshake(ByteChannel channel, Key key, String address) {
        super(channel);
        this.key = key;
        this.address = address;
        read(Greeting.BYTES, this::greeted);
    }

    private void greeted(byte[] listenersGreeting) throws AuthenticationException {
        if (!Greeting.isFrom(Role.LISTENER, listenersGreeting)) {
            throw new AuthenticationException("What listens at " + address + " does not speak this"
                    + " protocol, or another version of it: it began with "
                    + Greeting.shown(listenersGreeting) + ". Is the address right? Use a Listener"
                    + " of the same version of this library.");
        }
        Proof proof = new Proof(key, listenersGreeting, greeting);
        byte[] answer = ByteBuffer.allocate(Greeting.BYTES + Proof.BYTES).put(greeting)
                .put(proof.by(Role.CLIENT)).array();
        write(answer, _ -> read(VERDICT_BYTES, verdict -> judged(proof, verdict)));
    }

    // tag::judged[]
    private void judged(Proof proof, byte[] verdict) throws AuthenticationException {
        if (verdict[0] == REFUSED) {
            throw new AuthenticationException("The listener at " + address + " did not let this"
                    + " client in: the two have different keys. Give both sides the same one.");
        }
        byte[] answer = Arrays.copyOfRange(verdict, 1, VERDICT_BYTES);
        if (verdict[0] != WELCOME || !proof.isGivenBy(Role.LISTENER, answer)) {
            throw new AuthenticationException("What listens at " + address + " could not prove"
                    + " that it has the key: it is not the listener it should be. Nothing was sent"
                    + " to it. Find out who has taken the address.");
        }
        finish();
    }
    // end::judged[]

    @Override
    IOException broken(@Nullable IOException cause) {
        var broken = new EOFException("The listener at " + address + " ended the connection before"
                + " it was made: it was closed just then, has too much to do, or is no Listener of"
                + " this library. Is the address right? Then try again.");
        broken.initCause(cause);
        return broken;
    }
}
