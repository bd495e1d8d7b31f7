package poolcraft.pipe;

import java.io.IOException;
import java.net.SocketAddress;
import java.time.Duration;

/**
 * Connects to a {@link Listener} by its address: CPython's {@code
 * multiprocessing.connection.Client}.
 *
 * <pre>{@code
 * try (Connection connection = Client.connect(new InetSocketAddress("server", 5000), key)) {
 *     connection.send("a question");
 *     Object answer = connection.receive();
 * }
 * }</pre>
 *
 * <p>Both sides prove that they have the same {@link Key}, and nothing is sent to a listener that
 * has not. Over TCP what is sent is neither encrypted nor protected against changes on the way: see
 * {@link Listener}. A connection that was made so stays in its process: it cannot be sent to
 * another, which can connect by itself.
 *
 * <p><b>Errors.</b> {@link java.net.ConnectException}: nobody listens there. {@link
 * AuthenticationException}: the two have different keys, or something else listens there. {@link
 * java.net.SocketTimeoutException}: there was no answer in time; without a limit of your own it is
 * 10 seconds. {@link java.io.EOFException}: the listener hung up before it said whether this client
 * is let in. An interrupt ends the attempt.
 */
public final class Client {

    private static final StackWalker STACK = StackWalker
            .getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

    private Client() {}

    /**
     * A connection to the listener at {@code address}. It may send the values of the JDK and classes
     * of the package of the class that calls this, and of those below.
     */
    public static Connection connect(SocketAddress address, Key key)
            throws IOException, InterruptedException {
        return new ClientBuilder(STACK.getCallerClass()).connect(address, key);
    }

    /** A connection to the listener at {@code address}, made within {@code limit}. */
    public static Connection connect(SocketAddress address, Key key, Duration limit)
            throws IOException, InterruptedException {
        return new ClientBuilder(STACK.getCallerClass()).limit(limit).connect(address, key);
    }

    /** For a connection with a longer message, or more classes that are allowed to come. */
    public static ClientBuilder builder() {
        return new ClientBuilder(STACK.getCallerClass());
    }
}
