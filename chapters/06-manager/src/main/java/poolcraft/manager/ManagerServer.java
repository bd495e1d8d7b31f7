package poolcraft.manager;

import java.io.IOException;
import java.net.SocketAddress;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import poolcraft.pipe.AuthenticationException;
import poolcraft.pipe.Connection;
import poolcraft.pipe.Key;
import poolcraft.pipe.Listener;

/**
 * A manager that serves in this process, from {@link ManagerBuilder#serve()}: CPython's {@code
 * manager.get_server().serve_forever()}, in the background.
 *
 * <p>It has a thread for each client, which reads its calls, and a virtual thread for each call that
 * waits. They are daemons: to serve is no reason for a process to go on. Thread-safe.
 */
public final class ManagerServer implements AutoCloseable {

    private static final Map<Long, ManagerServer> HERE = new ConcurrentHashMap<>();

    private final Listener listener;
    private final ObjectTable table;
    private final RootObject root;
    private final Set<Session> sessions = ConcurrentHashMap.newKeySet();

    private ManagerServer(Listener listener, Place place, List<Registration> registrations) {
        this.listener = listener;
        this.table = new ObjectTable(place, new Types(registrations));
        this.root = new RootObject(table, this::objectCount);
    }

    /** Serves at {@code place}; at an address of its own, if that has none. */
    static ManagerServer open(Place place, @Nullable SocketAddress address,
            List<Registration> registrations) throws IOException {
        var builder = Listener.builder().maxMessage(place.maxMessage());
        Listener listener = address == null
                ? builder.bind(place.key())
                : builder.bind(address, place.key());
        var server = new ManagerServer(listener, place.at(listener.address()), registrations);
        HERE.put(place.manager(), server);
        Thread.ofPlatform().daemon().name("poolcraft-manager").start(server::accept);
        return server;
    }

    /** The objects of the manager with this number, if it serves here. */
    static @Nullable ObjectTable ofThisProcess(long manager) {
        ManagerServer server = HERE.get(manager);
        return server == null ? null : server.table;
    }

    private void accept() {
        while (true) {
            try {
                serve(listener.accept());
            } catch (AuthenticationException e) {
                // One was not let in, and knows it.
            } catch (InterruptedException e) {
                // Nobody has a reason: it goes on until the listener is closed.
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Connection client) {
        table.forgetTheLost();
        var session = new Session(client, table, root);
        sessions.add(session);
        Thread.ofPlatform().daemon().name("poolcraft-manager-client").start(() -> {
            session.serve();
            sessions.remove(session);
        });
    }

    private int objectCount() {
        Set<Long> numbers = new HashSet<>(table.numbers());
        sessions.forEach(session -> numbers.addAll(session.references().numbers()));
        return numbers.size();
    }

    /** Where clients find it. */
    public SocketAddress address() {
        return listener.address();
    }

    /**
     * Gives an object of this process a name, by which clients find it: they may call the methods of
     * {@code type}, also several at the same time, so it has to be thread-safe.
     *
     * @param type an interface
     * @throws IllegalArgumentException if the name is taken, or the type is no interface
     */
    public <T> void share(String name, Class<T> type, T object) {
        table.share(name, table.entry(object, Exposed.of(type)));
    }

    /** The key that clients must have; a random one, if none was given. */
    public Key key() {
        return table.place().key();
    }

    /** Ends the manager: its address is free, its clients are hung up on, its objects are lost. */
    @Override
    public void close() {
        listener.close();
        HERE.remove(table.place().manager());
        sessions.forEach(Session::hangUp);
    }

    @Override
    public String toString() {
        return "ManagerServer[" + address() + "]";
    }
}
