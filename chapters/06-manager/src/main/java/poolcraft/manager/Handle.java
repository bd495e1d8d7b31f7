package poolcraft.manager;

import java.io.InvalidObjectException;
import java.io.Serial;
import java.io.Serializable;

/**
 * A proxy on its way between a manager and a client of it: what both know is left out, above all the
 * key. On any other way a {@link Ticket} travels.
 *
 * @param object the number of the object in the manager
 * @param type the interface that is exposed
 * @param fingerprint of the interface, as the sender has it
 */
record Handle(long object, Class<?> type, int fingerprint) implements Serializable {

    Handle(long object, Exposed exposed) {
        this(object, exposed.type(), exposed.fingerprint());
    }

    @Serial
    private Object readResolve() throws InvalidObjectException {
        Home home = HomeSerializer.current();
        if (home == null) {
            throw new InvalidObjectException("A proxy came outside of a manager's connection.");
        }
        return home.resolve(this);
    }

    /**
     * The interface, if it is the same on both sides.
     *
     * @throws InvalidObjectException if not
     */
    static Exposed exposed(Class<?> type, int fingerprint) throws InvalidObjectException {
        if (!type.isInterface() || Exposed.of(type).fingerprint() != fingerprint) {
            throw new InvalidObjectException("The interface " + type.getName() + " is another one"
                    + " in the manager than in its client: start both with the same version of"
                    + " it.");
        }
        return Exposed.of(type);
    }
}
