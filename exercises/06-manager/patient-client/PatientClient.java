import java.io.IOException;
import java.net.SocketAddress;
import java.time.Duration;
import poolcraft.manager.Manager;
import poolcraft.pipe.Key;

/** Finds a manager at an address that may not be there yet. */
public final class PatientClient {

    private PatientClient() {}

    /**
     * A client of the manager at {@code address}; waits for it to come up.
     *
     * @param limit how long to wait; zero means a single attempt
     * @throws poolcraft.pipe.AuthenticationException at once, if the manager has another key
     * @throws IOException if it is not there by then
     */
    public static Manager connect(SocketAddress address, Key key, Duration limit)
            throws IOException, InterruptedException {
        // It may fail. Which failures pass, and which do not?
        return Manager.connect(address, key);
    }
}
