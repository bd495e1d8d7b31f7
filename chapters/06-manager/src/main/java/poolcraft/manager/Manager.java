package poolcraft.manager;

import java.io.IOException;
import java.io.InvalidObjectException;
import java.io.Serial;
import java.io.Serializable;
import java.net.SocketAddress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;
import poolcraft.pipe.Key;
import poolcraft.process.Transfer;
import poolcraft.process.Transferable;

/**
 * A server process that holds objects, and this process as a client of it: CPython's {@code
 * multiprocessing.Manager}.
 *
 * <p>What its methods make lives in the server; what they return is a proxy, whose every method is a
 * message to the server and back. A proxy can be used in a child's target, sent over a connection,
 * and put into another managed object: it stands for the same object everywhere.
 *
 * <pre>{@code
 * try (Manager manager = Manager.start()) {
 *     List<String> names = manager.list();
 *     Map<String, Integer> ages = manager.map();
 *     JvmProcess child = JvmProcess.start(() -> {
 *         names.add("Ada");
 *         ages.put("Ada", 36);
 *     });
 *     child.join();
 *     System.out.println(names + " " + ages);
 * }
 * }</pre>
 *
 * <p><b>Copies.</b> Arguments and results are copies: {@code map.get("a").add(1)} adds to a copy,
 * which nobody sees again. Put a managed list into the map, or put the changed value back. What is
 * a proxy stays one. An iterator, a stream, a sublist or an entry set is a copy, too, of the moment
 * in which it was asked for.
 *
 * <p><b>Atomic</b> is each single call. Two calls are two: between {@code get} and {@code set}
 * another process may come. Use {@code merge} and the like, a counter, or a lock.
 *
 * <p><b>The end of a client,</b> killed or not, gives back what it held, takes its waiting calls out
 * of their lines, and lets go of what only it referred to. <b>The end of the manager</b> fails every
 * call at once, {@link ManagerGoneException}; so does that of the process that started it. An object
 * lives as long as a proxy of it exists, or a name that it was given.
 *
 * <p><b>Exceptions</b> that the objects throw arrive as they are, with the trace of the server as the
 * last of their causes, {@link RemoteTrace}.
 *
 * <p>Thread-safe, and so are proxies: the calls of two threads are on their way at the same time. An
 * interrupt ends only methods that declare {@link InterruptedException}; such a call is withdrawn.
 */
public final class Manager implements Transferable, AutoCloseable {

    private static final StackWalker STACK = StackWalker
            .getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

    private final Channel channel;
    private final @Nullable ServerProcess server;

    Manager(Channel channel, @Nullable ServerProcess server) {
        this.channel = channel;
        this.server = server;
        Channels.use(channel);
    }

    public static Manager start() throws IOException, InterruptedException {
        return new ManagerBuilder(STACK.getCallerClass()).start();
    }

    public static Manager connect(SocketAddress address, Key key)
            throws IOException, InterruptedException {
        return new ManagerBuilder(STACK.getCallerClass()).address(address).key(key).connect();
    }

    public static ManagerBuilder builder() {
        return new ManagerBuilder(STACK.getCallerClass());
    }

    public <E extends @Nullable Object> List<E> list() {
        return list(List.of());
    }

    @SuppressWarnings("unchecked")
    public <E extends @Nullable Object> List<E> list(Collection<? extends E> elements) {
        return (List<E>) channel.root().create(Creation.LIST, new ArrayList<>(elements));
    }

    public <K, V> ConcurrentMap<K, V> map() {
        return map(Map.of());
    }

    @SuppressWarnings("unchecked")
    public <K, V> ConcurrentMap<K, V> map(Map<? extends K, ? extends V> entries) {
        return (ConcurrentMap<K, V>) channel.root().create(Creation.MAP,
                new LinkedHashMap<>(entries));
    }

    public ManagedLock lock() {
        return (ManagedLock) channel.root().create(Creation.LOCK);
    }

    public ManagedLock reentrantLock() {
        return (ManagedLock) channel.root().create(Creation.REENTRANT_LOCK);
    }

    public SocketAddress address() {
        return channel.place().address();
    }

    public int objectCount() {
        return channel.root().objectCount();
    }

    @Override
    public Serializable ticket(Transfer transfer) {
        return new ManagerTicket(channel.place());
    }

    private record ManagerTicket(Place place) implements Serializable {

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

    @Override
    public void close() {
        channel.close();
        Channels.forget(channel);
        if (server != null) {
            server.close();
        }
    }
}
