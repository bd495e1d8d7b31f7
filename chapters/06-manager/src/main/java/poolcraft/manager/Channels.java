package poolcraft.manager;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The connections over which the proxies of this process call that came from elsewhere: one for each
 * manager, opened when the first such proxy arrives. Thread-safe.
 */
final class Channels {

    private static final Map<Long, Channel> OPEN = new HashMap<>();

    private Channels() {}

    /**
     * The proxy of what the manager at {@code place} holds for {@code token}.
     *
     * @throws IOException if there is no such manager
     * @throws IllegalArgumentException if it does not hold anything for the token
     */
    static Object claim(Place place, long token) throws IOException {
        ObjectTable local = ManagerServer.ofThisProcess(place.manager());
        return local == null ? channel(place).root().claim(token) : local.claim(token);
    }

    /** An interrupt shows in the thread afterwards. */
    static synchronized Channel channel(Place place) throws IOException {
        boolean interrupted = Thread.interrupted();
        try {
            while (true) {
                try {
                    return connected(place);
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static Channel connected(Place place) throws IOException, InterruptedException {
        Channel known = OPEN.get(place.manager());
        if (known != null && known.isOpen()) {
            return known;
        }
        Channel opened = Channel.open(place);
        if (opened.manager() != place.manager()) {
            opened.close();
            throw new IOException("another manager has taken the place of the one it belongs to.");
        }
        OPEN.put(place.manager(), opened);
        return opened;
    }

    /** From now on proxies of its manager that come from elsewhere use {@code channel}. */
    static synchronized void use(Channel channel) {
        Channel known = OPEN.get(channel.manager());
        if (known == null || !known.isOpen()) {
            OPEN.put(channel.manager(), channel);
        }
    }

    /** Forgets {@code channel}, which is closed. */
    static synchronized void forget(@Nullable Channel channel) {
        OPEN.values().remove(channel);
    }
}
