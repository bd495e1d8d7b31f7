package poolcraft.pipe;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketAddress;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import poolcraft.process.Waitable;

/**
 * Waits at an address for {@link Client}s, and lets those in that have its {@link Key}: CPython's
 * {@code multiprocessing.connection.Listener}.
 *
 * <p>For processes that do not start each other: a {@link Pipe} is for those that do. The address is
 * a {@link java.net.UnixDomainSocketAddress}, for processes of this user on this machine, or a
 * {@link java.net.InetSocketAddress}, for TCP, also from other machines.
 *
 * <pre>{@code
 * try (Listener listener = Listener.bind(new InetSocketAddress("127.0.0.1", 0), key)) {
 *     while (true) {
 *         try {
 *             Connection client = listener.accept();
 *             Thread.startVirtualThread(() -> serve(client));
 *         } catch (AuthenticationException e) {
 *             log(e.getMessage());     // one client was not let in; the others are welcome
 *         }
 *     }
 * }
 * }</pre>
 *
 * <p><b>Who is let in.</b> Client and listener prove to each other that they have the same key, by
 * HMAC-SHA-256: see {@link Handshake}. There is no listener without a key. Before that no more than
 * 96 bytes of a client are read, and no object is made of them. This goes on in the background, for
 * many clients at once and with a limit of time for each: one that is slow, silent or hostile holds
 * up nobody.
 *
 * <p><b>Over TCP, what is sent can be read, and changed, by whoever sits on the way.</b> The key
 * says who may connect; it does not encrypt. Use TCP on this machine ({@code 127.0.0.1}), in a
 * network that you trust, or through a tunnel such as SSH's or a VPN's.
 *
 * <p><b>Who has the key is trusted.</b> The allow-list keeps classes out that nobody meant to send;
 * but among what may be sent are tickets for pipes, files and shared memory of this user. Give the
 * key only to programs that you would run yourself.
 *
 * <p><b>Errors.</b> {@code accept} throws {@link AuthenticationException} for a client that was not
 * let in, once for each and only while no connection waits; the listener goes on. Of those that
 * nobody asks for the last hundred are kept. Who only connects and hangs up, without a word, is not
 * worth an exception. Any other {@link IOException} says that the listener has been closed.
 *
 * <p>Thread-safe. An interrupt ends the waiting and harms nothing. A listener can be waited for
 * together with connections and processes: {@link Waiting}.
 *
 * <p>Differences to CPython: a client need not wait until {@code accept} is called; after SIGKILL a
 * Unix domain socket's file does not stand in the way of the next listener; messages are checked
 * against an allow-list.
 */
public final class Listener implements Waitable, AutoCloseable {

    private static final StackWalker STACK = StackWalker
            .getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

    private final Binding binding;
    private final Arrivals arrivals;
    private final Reception reception;

    Listener(Binding binding, Arrivals arrivals, Reception reception) {
        this.binding = binding;
        this.arrivals = arrivals;
        this.reception = reception;
    }

    /**
     * Listens at an address of its own: a Unix domain socket in a folder that only this user can
     * enter. Give {@link #address()} and the key to those who shall connect.
     *
     * @see #bind(SocketAddress, Key)
     */
    public static Listener bind(Key key) throws IOException {
        return new ListenerBuilder(STACK.getCallerClass()).bind(key);
    }

    /**
     * Listens at {@code address}. Clients may send the values of the JDK and classes of the package
     * of the class that calls this, and of those below.
     *
     * @param address where; port 0 is any free port, see {@link #address()}
     * @throws java.net.BindException if that is not possible, with the reason and the remedy
     */
    public static Listener bind(SocketAddress address, Key key) throws IOException {
        return new ListenerBuilder(STACK.getCallerClass()).bind(address, key);
    }

    /** For a listener with other limits, and for classes that are allowed to come. */
    public static ListenerBuilder builder() {
        return new ListenerBuilder(STACK.getCallerClass());
    }

    /**
     * The next client that has proved that it has the key, in the order in which they did; waits for
     * it.
     *
     * @throws AuthenticationException if no such client is here, and another was not let in
     * @throws IOException if the listener is closed, also by another thread meanwhile
     */
    public Connection accept() throws IOException, InterruptedException {
        try {
            return take(Deadline.NEVER);
        } catch (TimeoutException e) {
            throw new AssertionError("there is no time limit", e);
        }
    }

    /**
     * The next client; waits for it at most for {@code limit}. Zero or less does not wait.
     *
     * @throws TimeoutException if there is none by then
     * @see #accept()
     */
    public Connection accept(Duration limit)
            throws IOException, InterruptedException, TimeoutException {
        return take(Deadline.in(limit));
    }

    private Connection take(Deadline deadline)
            throws IOException, InterruptedException, TimeoutException {
        Connection connection = arrivals.take(deadline);
        reception.lookAgain();
        return connection;
    }

    /** Where clients find it; with the real port, if it was bound to port 0. */
    public SocketAddress address() {
        return binding.address();
    }

    /** Whether {@link #accept()} would return, or throw, without waiting. */
    @Override
    public boolean isReady() throws IOException {
        return arrivals.isReady();
    }

    @Override
    public void watch(Selector selector) throws IOException {
        arrivals.watch(selector);
    }

    @Override
    public void unwatch(Selector selector) {
        arrivals.unwatch(selector);
    }

    /**
     * Ends listening: the address is free, the file of a Unix domain socket is gone, and who waits
     * in {@link #accept()} gets an {@link IOException}. Clients that were not accepted are hung up
     * on; connections that were accepted stay open.
     */
    @Override
    public void close() {
        arrivals.close("The listener at " + address() + " has been closed.");
        try {
            binding.close();
            reception.close();
        } catch (IOException e) {
            throw new UncheckedIOException("Closing the listener at " + address() + " failed.", e);
        }
    }

    @Override
    public String toString() {
        return "Listener[" + address() + "]";
    }
}
