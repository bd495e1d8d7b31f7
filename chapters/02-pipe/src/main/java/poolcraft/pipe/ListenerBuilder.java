package poolcraft.pipe;

import java.io.IOException;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.Objects;

/** Settings of a {@link Listener}. Not thread-safe; may be used for several listeners. */
public final class ListenerBuilder {

    private static final int DEFAULT_BACKLOG = 128;

    /** The system's own queue, which knows no difference between friend and foe, is never short. */
    private static final int SYSTEMS_BACKLOG = 1024;

    private static final Duration DEFAULT_HANDSHAKE_LIMIT = Duration.ofSeconds(5);

    private final FormatBuilder format;
    private int backlog = DEFAULT_BACKLOG;
    private Duration handshakeLimit = DEFAULT_HANDSHAKE_LIMIT;

    ListenerBuilder(Class<?> caller) {
        format = new FormatBuilder(caller);
    }

    /**
     * How many clients that have proved the key may wait to be accepted; without this 128. More wait
     * longer for their connection.
     */
    public ListenerBuilder backlog(int connections) {
        if (connections < 1) {
            throw new IllegalArgumentException(
                    "A backlog of " + connections + " lets nobody in: give at least 1.");
        }
        backlog = connections;
        return this;
    }

    /** How long a client may take to prove that it has the key; without this it is 5 seconds. */
    public ListenerBuilder handshakeLimit(Duration limit) {
        if (!limit.isPositive()) {
            throw new IllegalArgumentException("A handshake limit of " + limit
                    + " leaves no time to prove anything: give a positive one.");
        }
        handshakeLimit = limit;
        return this;
    }

    /** One more name on the list of what may come; see {@link poolcraft.process.AllowList}. */
    public ListenerBuilder allow(String packageOrClass) {
        format.allow(packageOrClass);
        return this;
    }

    /** The longest message in bytes; see {@link MessageFormat#DEFAULT_LIMIT}. */
    public ListenerBuilder maxMessage(int bytes) {
        format.maxMessage(bytes);
        return this;
    }

    /** What turns objects into bytes, in place of JDK serialization; what is allowed is up to it. */
    public ListenerBuilder serializer(Serializer serializer) {
        format.serializer(serializer);
        return this;
    }

    /** A listener at an address of its own; see {@link Listener#bind(Key)}. */
    public Listener bind(Key key) throws IOException {
        Objects.requireNonNull(key, "key");
        return listen(Binding.toOwnFile(SYSTEMS_BACKLOG), key);
    }

    /** A listener at {@code address}; see {@link Listener#bind(SocketAddress, Key)}. */
    public Listener bind(SocketAddress address, Key key) throws IOException {
        Objects.requireNonNull(key, "key");
        return listen(Binding.to(address, SYSTEMS_BACKLOG), key);
    }

    private Listener listen(Binding binding, Key key) throws IOException {
        try {
            var arrivals = new Arrivals(backlog);
            var reception = new Reception(binding.server(), key, handshakeLimit, format.build(),
                    arrivals);
            Thread.ofPlatform().daemon().name("poolcraft-listener").start(reception::work);
            return new Listener(binding, arrivals, reception);
        } catch (IOException e) {
            binding.close();
            throw e;
        }
    }
}
