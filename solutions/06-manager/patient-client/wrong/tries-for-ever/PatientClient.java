// Fails: whoDoesNotComeIsNotWaitedForForEver
// Misconception: who is waited for comes.
import java.io.IOException;
import java.net.SocketAddress;
import java.time.Duration;
import poolcraft.manager.Manager;
import poolcraft.pipe.AuthenticationException;
import poolcraft.pipe.Key;

/** Finds a manager at an address that may not be there yet. */
public final class PatientClient {

    private static final Duration PAUSE = Duration.ofMillis(50);

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
        while (true) {
            try {
                return Manager.connect(address, key);
            } catch (AuthenticationException e) {
                throw e; // The same key will be wrong the next time, too.
            } catch (IOException e) {
                // The next time, maybe.
            }
            Thread.sleep(PAUSE);
        }
    }
}
