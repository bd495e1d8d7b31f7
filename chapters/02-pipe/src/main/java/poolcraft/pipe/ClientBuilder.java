package poolcraft.pipe;

import java.io.IOException;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.Objects;

/** Settings of a {@link Client}. Not thread-safe; may be used for several connections. */
public final class ClientBuilder {

    private static final Duration DEFAULT_LIMIT = Duration.ofSeconds(10);

    private final FormatBuilder format;
    private Duration limit = DEFAULT_LIMIT;

    ClientBuilder(Class<?> caller) {
        format = new FormatBuilder(caller);
    }

    /** How long it may take to connect and to prove the key; without this it is 10 seconds. */
    public ClientBuilder limit(Duration limit) {
        this.limit = Objects.requireNonNull(limit, "limit");
        return this;
    }

    /** One more name on the list of what may come; see {@link poolcraft.process.AllowList}. */
    public ClientBuilder allow(String packageOrClass) {
        format.allow(packageOrClass);
        return this;
    }

    /** The longest message in bytes; see {@link MessageFormat#DEFAULT_LIMIT}. */
    public ClientBuilder maxMessage(int bytes) {
        format.maxMessage(bytes);
        return this;
    }

    /** What turns objects into bytes, in place of JDK serialization; what is allowed is up to it. */
    public ClientBuilder serializer(Serializer serializer) {
        format.serializer(serializer);
        return this;
    }

    /** A connection to the listener at {@code address}; see {@link Client#connect}. */
    public Connection connect(SocketAddress address, Key key)
            throws IOException, InterruptedException {
        Objects.requireNonNull(key, "key");
        try (var calling = new Calling(address, Deadline.in(limit))) {
            return new StreamConnection(new SocketStream(calling.call(key)), format.build());
        }
    }
}
