package poolcraft.queue;

import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import poolcraft.pipe.MessageFormat;
import poolcraft.pipe.Serializer;
import poolcraft.process.AllowList;

/** Settings of a queue to be made, from {@link ProcessQueue#builder()}. Not thread-safe. */
public final class QueueBuilder {

    private AllowList allowList;
    private int capacity = Integer.MAX_VALUE;
    private int maxItem = MessageFormat.DEFAULT_LIMIT;
    private @Nullable Serializer serializer;

    QueueBuilder(Class<?> caller) {
        allowList = AllowList.ofThisProcess().plusPackageOf(caller);
    }

    /**
     * How many items can wait in the queue; without this, as many as memory holds.
     *
     * @throws IllegalArgumentException if it is less than 1
     */
    public QueueBuilder capacity(int items) {
        if (items < 1) {
            throw new IllegalArgumentException("A queue has room for at least 1 item: " + items
                    + " is no capacity. Leave it out for a queue without a bound.");
        }
        capacity = items;
        return this;
    }

    /**
     * One more name on the list of what may be taken: {@code com.acme.model.} for a package and those
     * below, {@code com.acme.Order} for one class. See {@link AllowList}.
     */
    public QueueBuilder allow(String packageOrClass) {
        allowList = allowList.plus(packageOrClass);
        return this;
    }

    /**
     * The longest item in bytes, as it is stored; 256 MB if nothing is said.
     *
     * @throws IllegalArgumentException if there is no room for any item
     */
    public QueueBuilder maxItem(int bytes) {
        if (bytes < 1) {
            throw new IllegalArgumentException(
                    "An item has at least 1 byte, for its kind: " + bytes + " is no limit.");
        }
        maxItem = bytes;
        return this;
    }

    /** What turns objects into bytes, in place of JDK serialization; what is allowed is up to it. */
    public QueueBuilder serializer(Serializer objects) {
        serializer = Objects.requireNonNull(objects, "serializer");
        return this;
    }

    /**
     * A new queue.
     *
     * @throws IOException if there is no room for it
     */
    public <T> ProcessQueue<T> create() throws IOException {
        return new ProcessQueue<>(ticket(false));
    }

    /**
     * A new queue whose items have to be acknowledged.
     *
     * @throws IOException if there is no room for it
     */
    public <T> JoinableProcessQueue<T> createJoinable() throws IOException {
        return new JoinableProcessQueue<>(ticket(true));
    }

    private QueueTicket ticket(boolean joinable) throws IOException {
        MessageFormat format = format();
        return new QueueTicket(QueueMemory.create(), capacity, format, joinable);
    }

    private MessageFormat format() {
        Serializer objects = serializer == null ? Serializer.jdk(allowList) : serializer;
        return new MessageFormat(objects, maxItem);
    }
}
