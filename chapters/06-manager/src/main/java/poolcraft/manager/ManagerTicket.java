package poolcraft.manager;

import java.io.IOException;
import java.io.InvalidObjectException;
import java.io.Serial;
import java.io.Serializable;

/** What a {@link Manager} is on its way to another process, which becomes a client of it. */
record ManagerTicket(Place place) implements Serializable {

    @Serial
    private Object readResolve() throws InvalidObjectException {
        try {
            return new Manager(Channels.channel(place), null);
        } catch (IOException e) {
            throw new InvalidObjectException(
                    "The manager at " + place.address() + " cannot be reached.", e);
        }
    }
}
