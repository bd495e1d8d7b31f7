package poolcraft.manager;

import java.io.IOException;
import java.io.ObjectStreamException;
import java.io.Serial;
import java.io.Serializable;

/**
 * A proxy on its way to any process: with all that is needed to become a client of the manager. The
 * manager keeps the object for whoever comes first with the token.
 *
 * @param place where the manager is
 * @param object the number of the object
 * @param type the interface that is exposed
 * @param fingerprint of the interface, as the sender has it
 * @param token what the manager gave for it, {@link RemoteRoot#hold}
 */
record Ticket(Place place, long object, Class<?> type, int fingerprint, long token)
        implements
            Serializable {

    /**
     * The proxy. If its manager cannot be reached, its methods will say so: the message it came in
     * may have other things to tell.
     */
    @Serial
    private Object readResolve() throws ObjectStreamException {
        Exposed exposed = Handle.exposed(type, fingerprint);
        try {
            return Channels.claim(place, token);
        } catch (IOException | ManagerGoneException | IllegalArgumentException e) {
            return Proxies.of(new LostReference(this, exposed, e));
        }
    }
}
