package poolcraft.manager;

import java.io.InvalidObjectException;

/** One side of the connection between a manager and a client, as proxies see it. */
interface Home {

    /** The number of the manager. */
    long manager();

    /**
     * The proxy that {@code handle}, which came over this connection, stands for.
     *
     * @throws InvalidObjectException if there is none
     */
    Object resolve(Handle handle) throws InvalidObjectException;
}
