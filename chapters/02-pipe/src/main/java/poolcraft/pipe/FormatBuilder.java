package poolcraft.pipe;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import poolcraft.process.AllowList;

/** What the builders of connections have in common: how messages are written. Not thread-safe. */
final class FormatBuilder {

    private AllowList allowList;
    private int maxMessage = MessageFormat.DEFAULT_LIMIT;
    private @Nullable Serializer serializer;

    /**
     * The format that is used if nothing else is said.
     *
     * @param caller the class for which a connection is made: its package is allowed
     */
    FormatBuilder(Class<?> caller) {
        allowList = AllowList.ofThisProcess().plusPackageOf(caller);
    }

    /** One more name on the list of what may be read. */
    void allow(String packageOrClass) {
        allowList = allowList.plus(packageOrClass);
    }

    /** The longest message, its kind included. */
    void maxMessage(int bytes) {
        if (bytes < 1) {
            throw new IllegalArgumentException("A message has at least 1 byte, for its kind: "
                    + bytes + " is no limit.");
        }
        maxMessage = bytes;
    }

    /** In place of JDK serialization behind the list. */
    void serializer(Serializer objects) {
        serializer = Objects.requireNonNull(objects, "serializer");
    }

    MessageFormat build() {
        Serializer objects = serializer == null ? Serializer.jdk(allowList) : serializer;
        return new MessageFormat(objects, maxMessage);
    }
}
