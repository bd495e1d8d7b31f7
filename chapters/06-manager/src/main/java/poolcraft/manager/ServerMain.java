package poolcraft.manager;

import java.io.EOFException;
import java.io.IOException;
import java.io.Serializable;
import java.net.BindException;
import java.net.SocketAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;
import poolcraft.pipe.Client;
import poolcraft.pipe.Connection;
import poolcraft.pipe.Key;

/** The process of a manager that was started as a child. */
final class ServerMain {

    private ServerMain() {}

    /**
     * Where the parent waits to hear of the manager; until the parent closes that connection, the
     * manager serves.
     */
    record Parent(SocketAddress address, Key key) implements Serializable {}

    /** Serves until the parent closes its connection. */
    static void run(Place place, @Nullable SocketAddress address,
            List<Registration> registrations, Parent parent) throws Exception {
        try (Connection connection = Client.connect(parent.address, parent.key)) {
            try (ManagerServer server = ManagerServer.open(place, address, registrations)) {
                connection.send(server.address());
                waitForTheEnd(connection);
            } catch (BindException e) {
                connection.send(e.getMessage());
                waitForTheEnd(connection);
            }
        }
    }

    private static void waitForTheEnd(Connection connection)
            throws IOException, InterruptedException {
        try {
            connection.receive();
        } catch (EOFException e) {
            // The parent has closed the manager, or has read why there is none.
        }
    }
}
