package poolcraft.pipe;

import java.io.IOException;
import poolcraft.pipe.link.Link;
import poolcraft.process.AllowList;

/** Settings of a pipe to be opened, from {@link Pipe#builder()}. Not thread-safe. */
public final class PipeBuilder {

    private static final byte[] NOTHING = {};

    private final FormatBuilder settings;

    PipeBuilder(Class<?> caller) {
        settings = new FormatBuilder(caller);
    }

    /**
     * One more name on the list of what the ends may read: {@code com.acme.model.} for a package and
     * those below, {@code com.acme.Order} for one class. See {@link AllowList}.
     */
    public PipeBuilder allow(String packageOrClass) {
        settings.allow(packageOrClass);
        return this;
    }

    /**
     * The longest message in bytes, as it is sent; 256 MB if nothing is said.
     *
     * @throws IllegalArgumentException if there is no room for any message
     */
    public PipeBuilder maxMessage(int bytes) {
        settings.maxMessage(bytes);
        return this;
    }

    /** What turns objects into bytes, in place of JDK serialization; what is allowed is up to it. */
    public PipeBuilder serializer(Serializer serializer) {
        settings.serializer(serializer);
        return this;
    }

    /** A pipe whose ends both send and receive. */
    public Pipe open() throws IOException {
        Link.Pair pair = Link.pair();
        return open(pair.left(), pair.right());
    }

    /** A pipe of which one end only sends, and the other only receives. */
    public Pipe.OneWay oneWay() throws IOException {
        Link.Pair pair = Link.pair();
        MessageFormat format = format();
        return new Pipe.OneWay(
                new StreamConnection(pair.left(), format, Direction.SENDS, NOTHING),
                new StreamConnection(pair.right(), format, Direction.RECEIVES, NOTHING));
    }

    /**
     * A pipe over another transport, whose ends both send and receive.
     *
     * @param left the stream of the left end, which belongs to it
     * @param right the other side of the same stream
     */
    public Pipe open(Stream left, Stream right) {
        MessageFormat format = format();
        return new Pipe(new StreamConnection(left, format), new StreamConnection(right, format));
    }

    private MessageFormat format() {
        return settings.build();
    }
}
