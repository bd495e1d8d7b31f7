package poolcraft.pipe;

import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import poolcraft.process.AllowList;

/** Settings of a pipe to be opened, from {@link Pipe#builder()}. Not thread-safe. */
public final class PipeBuilder {

    private static final byte[] NOTHING = {};

    private AllowList allowList;
    private int maxMessage = MessageFormat.DEFAULT_LIMIT;
    private @Nullable Serializer serializer;

    PipeBuilder(Class<?> caller) {
        allowList = AllowList.ofThisProcess().plusPackageOf(caller);
    }

    /**
     * One more name on the list of what the ends may read: {@code com.acme.model.} for a package and
     * those below, {@code com.acme.Order} for one class. See {@link AllowList}.
     */
    public PipeBuilder allow(String packageOrClass) {
        allowList = allowList.plus(packageOrClass);
        return this;
    }

    /**
     * The longest message in bytes, as it is sent; 256 MB if nothing is said.
     *
     * @throws IllegalArgumentException if there is no room for any message
     */
    public PipeBuilder maxMessage(int bytes) {
        if (bytes < 1) {
            throw new IllegalArgumentException("A message has at least 1 byte, for its kind: "
                    + bytes + " is no limit.");
        }
        maxMessage = bytes;
        return this;
    }

    /** What turns objects into bytes, in place of JDK serialization; what is allowed is up to it. */
    public PipeBuilder serializer(Serializer serializer) {
        this.serializer = Objects.requireNonNull(serializer, "serializer");
        return this;
    }

    /** A pipe whose ends both send and receive. */
    public Pipe open() throws IOException {
        SocketPair pair = SocketPair.open();
        MessageFormat format = format();
        return new Pipe(new StreamConnection(pair.left(), format),
                new StreamConnection(pair.right(), format));
    }

    /** A pipe of which one end only sends, and the other only receives. */
    public Pipe.OneWay oneWay() throws IOException {
        SocketPair pair = SocketPair.open();
        MessageFormat format = format();
        return new Pipe.OneWay(
                new StreamConnection(pair.left(), format, Direction.SENDS, NOTHING),
                new StreamConnection(pair.right(), format, Direction.RECEIVES, NOTHING));
    }

    private MessageFormat format() {
        Serializer objects = serializer == null ? Serializer.jdk(allowList) : serializer;
        return new MessageFormat(objects, maxMessage);
    }
}
