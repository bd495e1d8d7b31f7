package poolcraft.pool;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import poolcraft.pipe.MessageBuffer;
import poolcraft.pipe.MessageFormat;
import poolcraft.pipe.Serializer;
import poolcraft.process.AllowList;
import poolcraft.process.ObjectCodec;
import poolcraft.process.Transfer;

/**
 * Which classes a pool and its workers read from each other. It grows: the package of a function that
 * the program hands to its pool is trusted, with those below it, on both sides. Thread-safe.
 */
final class Trust {

    private final List<String> added = new CopyOnWriteArrayList<>();
    private final Set<Class<?>> seen = ConcurrentHashMap.newKeySet();
    private volatile AllowList allowList;
    private volatile MessageFormat format;

    Trust(AllowList allowList) {
        this.allowList = allowList;
        this.format = formatOf(allowList);
    }

    private static MessageFormat formatOf(AllowList allowList) {
        return new MessageFormat(Serializer.jdk(allowList), MessageFormat.DEFAULT_LIMIT);
    }

    AllowList allowList() {
        return allowList;
    }

    /** How values are read and written, as of now. */
    MessageFormat format() {
        return format;
    }

    /** The names that were added, in their order: it only grows. */
    List<String> added() {
        return added;
    }

    /** The frame that tells a worker of {@code name}. */
    byte[] frame(String name) {
        try {
            var out = new MessageBuffer(WorkerMemory.LONGEST_FRAME);
            out.write(Frame.TRUST);
            format.writePart(name, out, new Transfer());
            return Arrays.copyOf(out.array(), out.size());
        } catch (IOException e) {
            throw new UncheckedIOException("a name is short", e);
        }
    }

    /** Trusts the package of {@code type}, a class of the program; those of the JDK are not added. */
    void packageOf(@Nullable Class<?> type) {
        if (type != null && !seen.contains(type)) {
            if (type.getClassLoader() != null) {
                String name = type.getPackageName();
                add(name.isEmpty() ? "" : name + ".");
                ObjectCodec.offer(type.getNestHost(), allowList);
            }
            // Not sooner: another thread that sees it here hands its task out at once.
            seen.add(type);
        }
    }

    /** Trusts what {@link AllowList#plus} says of {@code name}. */
    synchronized void add(String name) {
        AllowList longer = allowList.plus(name);
        if (!longer.equals(allowList)) {
            allowList = longer;
            format = formatOf(longer);
            added.add(name);
        }
    }
}
