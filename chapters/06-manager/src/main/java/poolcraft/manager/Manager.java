package poolcraft.manager;

import java.io.IOException;
import java.io.Serializable;
import java.net.SocketAddress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;
import poolcraft.lock.ProcessBarrier;
import poolcraft.pipe.Key;
import poolcraft.pipe.RemoteTrace;
import poolcraft.process.JvmProcess;
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
 * lives as long as a proxy of it exists, or a {@linkplain #share name} that it was given.
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

    /**
     * A manager in a process of its own, which ends with this one. Its clients may send the values of
     * the JDK and classes of the package of the class that calls this, and of those below.
     *
     * @throws IOException if the process cannot be started, or ends before it serves
     */
    public static Manager start() throws IOException, InterruptedException {
        return new ManagerBuilder(STACK.getCallerClass()).start();
    }

    /**
     * A client of the manager at {@code address}, which may be on another machine.
     *
     * @param key the same that the manager has
     * @throws poolcraft.pipe.AuthenticationException if it has another key
     * @throws IOException if there is no manager
     */
    public static Manager connect(SocketAddress address, Key key)
            throws IOException, InterruptedException {
        return new ManagerBuilder(STACK.getCallerClass()).address(address).key(key).connect();
    }

    /** For an address, a key, registered types, and classes that are allowed to travel. */
    public static ManagerBuilder builder() {
        return new ManagerBuilder(STACK.getCallerClass());
    }

    /** A new empty list, which may hold null. CPython's {@code manager.list()}. */
    public <E extends @Nullable Object> List<E> list() {
        return list(List.of());
    }

    /**
     * A new list with copies of {@code elements}.
     *
     * <p>{@code sort}, {@code replaceAll} and {@code removeIf} change a copy in this process, and put
     * it in place if nobody has changed the list meanwhile; if somebody has, they begin again.
     */
    @SuppressWarnings("unchecked")
    public <E extends @Nullable Object> List<E> list(Collection<? extends E> elements) {
        return (List<E>) create(Creation.LIST, new ArrayList<>(elements));
    }

    /** A new empty map, which holds no null. CPython's {@code manager.dict()}. */
    public <K, V> ConcurrentMap<K, V> map() {
        return map(Map.of());
    }

    /**
     * A new map with copies of {@code entries}. It keeps the order in which keys were put first.
     *
     * <p>{@code merge}, {@code compute} and their kin are atomic. A function that is {@link
     * Serializable} is sent, and runs in the manager, once; any other runs in this process, and again
     * if the value has changed meanwhile.
     */
    @SuppressWarnings("unchecked")
    public <K, V> ConcurrentMap<K, V> map(Map<? extends K, ? extends V> entries) {
        return (ConcurrentMap<K, V>) create(Creation.MAP, new LinkedHashMap<>(entries));
    }

    /** A new namespace without variables. */
    public ManagedNamespace namespace() {
        return (ManagedNamespace) create(Creation.NAMESPACE);
    }

    /** A new variable that holds a copy of {@code first}. */
    @SuppressWarnings("unchecked")
    public <T extends @Nullable Object> ManagedValue<T> value(T first) {
        return (ManagedValue<T>) create(Creation.VALUE, first);
    }

    /** A new array of as many variables as there are {@code elements}, with copies of them. */
    @SuppressWarnings("unchecked")
    public <T extends @Nullable Object> ManagedArray<T> array(Collection<? extends T> elements) {
        return (ManagedArray<T>) create(Creation.ARRAY, new ArrayList<>(elements));
    }

    /** A new queue without a bound. */
    public <E> ManagedQueue<E> queue() {
        return queue(Integer.MAX_VALUE);
    }

    /** A new queue for {@code capacity} elements, at least 1. */
    @SuppressWarnings("unchecked")
    public <E> ManagedQueue<E> queue(int capacity) {
        return (ManagedQueue<E>) create(Creation.QUEUE, capacity);
    }

    /** A new lock, which a thread cannot take twice. */
    public ManagedLock lock() {
        return (ManagedLock) create(Creation.LOCK);
    }

    /** A new lock that is free after as many unlocks as locks. CPython's {@code manager.RLock()}. */
    public ManagedLock reentrantLock() {
        return (ManagedLock) create(Creation.REENTRANT_LOCK);
    }

    /** A new semaphore with {@code permits}, 0 or more, to which permits may be added. */
    public ManagedSemaphore semaphore(int permits) {
        return (ManagedSemaphore) create(Creation.SEMAPHORE, permits);
    }

    /** A new semaphore that never has more than {@code permits}, 0 or more. */
    public ManagedSemaphore boundedSemaphore(int permits) {
        return (ManagedSemaphore) create(Creation.BOUNDED_SEMAPHORE, permits);
    }

    /** A new event, which is clear. */
    public ManagedEvent event() {
        return (ManagedEvent) create(Creation.EVENT);
    }

    /** A new barrier for {@code parties}, 1 or more. */
    public ManagedBarrier barrier(int parties) {
        return (ManagedBarrier) create(Creation.BARRIER, parties, null);
    }

    /**
     * A new barrier with an action, which is done once in each round, in the manager, before any of
     * the parties goes on. It must not call objects of the manager that are waited for.
     */
    public ManagedBarrier barrier(int parties, ProcessBarrier.Action action) {
        return (ManagedBarrier) create(Creation.BARRIER, parties, action);
    }

    private Object create(Creation kind, @Nullable Object... arguments) {
        return channel.root().create(kind, arguments);
    }

    /**
     * A new object of a type that was {@link ManagerBuilder#register registered} where the manager
     * was started.
     *
     * @throws IllegalArgumentException if it was not
     * @throws Exception what its maker throws
     */
    public <T> T make(Class<T> type) throws Exception {
        return type.cast(channel.root().make(type, null));
    }

    /**
     * A new object of a registered type, made from {@code argument}.
     *
     * @throws IllegalArgumentException if the type was not registered
     * @throws Exception what its maker throws
     */
    public <T> T make(Class<T> type, @Nullable Object argument) throws Exception {
        return type.cast(channel.root().make(type, argument));
    }

    /**
     * Gives an object of this manager a name, by which every client finds it; with it, the object
     * lives on without any proxy.
     *
     * @param proxy what a method of a {@code Manager} has returned
     * @throws IllegalArgumentException if the name is taken, or {@code proxy} is none of this manager
     */
    public void share(String name, Object proxy) {
        channel.root().share(name, proxy);
    }

    /**
     * Takes a name away. The object goes on for as long as somebody has a proxy of it.
     *
     * @throws java.util.NoSuchElementException if nothing has that name
     */
    public void unshare(String name) {
        channel.root().unshare(name);
    }

    /**
     * The object that was given this name.
     *
     * @param type what it is: {@code List.class}, say, or a registered interface
     * @throws java.util.NoSuchElementException if nothing has that name
     * @throws ClassCastException if it is something else
     */
    public <T> T shared(String name, Class<T> type) {
        return type.cast(channel.root().shared(name));
    }

    /** Where the manager listens; with it and the key others can {@link #connect}. */
    public SocketAddress address() {
        return channel.place().address();
    }

    /** The key that clients must have; a random one, if none was given. */
    public Key key() {
        return channel.place().key();
    }

    /** The process of the manager, if it was started by this object. */
    public Optional<JvmProcess> process() {
        return Optional.ofNullable(server).map(ServerProcess::process);
    }

    /** How many objects the manager holds that somebody refers to, or that have a name. */
    public int objectCount() {
        return channel.root().objectCount();
    }

    @Override
    public Serializable ticket(Transfer transfer) {
        return new ManagerTicket(channel.place());
    }

    /**
     * Ends this connection, and with it the calls of proxies that came over it: {@link
     * ManagerGoneException}. If this object has started the manager, that ends, too, and is waited
     * for.
     */
    @Override
    public void close() {
        channel.close();
        Channels.forget(channel);
        if (server != null) {
            server.close();
        }
    }
}
