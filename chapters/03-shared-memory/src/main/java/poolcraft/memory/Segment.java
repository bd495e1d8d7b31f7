package poolcraft.memory;

import java.io.IOException;
import java.io.Serial;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import poolcraft.process.Transfer;
import poolcraft.process.Transferable;
import poolcraft.process.Uninterrupted;

/**
 * A piece of memory with a name, which several processes have in their address space: CPython's
 * {@code SharedMemory}.
 *
 * <p>What one process writes there, the others read: nothing is copied and nothing is sent. It is
 * a file that the operating system keeps in memory, mapped by each process that uses it.
 *
 * <pre>{@code
 * try (Segment segment = Segment.create(1024);
 *         JvmProcess child = JvmProcess.start(() -> segment.memory().set(JAVA_INT, 0, 42))) {
 *     child.join();
 *     System.out.println(segment.memory().get(JAVA_INT, 0));
 * }
 * }</pre>
 *
 * <p>A segment is sent to a child by using it in the child's target. A process that is no child
 * finds it by its name: {@code Segment.attach("prices")}.
 *
 * <p><b>Its end.</b> The process that created it owns it: the name goes when the owner closes it
 * and when the owner ends. If the owner is killed, the next process that creates a segment removes
 * it. Processes that have it attached keep the memory until they close it or end. CPython differs:
 * there each one calls {@code close}, and one calls {@code unlink}.
 *
 * <p><b>Memory effects.</b> {@link #memory()} is plain memory: one process sees what another wrote
 * in no certain order. {@link SharedInt} and its kin have the order of volatile fields.
 *
 * <p>Thread-safe, except that {@link #close()} fails while another thread is inside the memory. Use
 * after close is an {@link IllegalStateException}, an offset outside an {@link
 * IndexOutOfBoundsException}.
 */
public final class Segment implements Transferable, AutoCloseable {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]{0,99}");

    private final String name;
    private final @Nullable Path owned;
    private final Arena arena;
    private final MemorySegment memory;
    private final Ticket ticket;

    private Segment(String name, @Nullable Path owned, Path file) throws IOException {
        this.name = name;
        this.owned = owned;
        this.arena = Arena.ofShared();
        this.memory = Uninterrupted.run(() -> map(file, arena));
        this.ticket = new Ticket(name);
    }

    /**
     * A new segment of {@code size} zeros, with a name made up.
     *
     * @throws IOException if there is no room for it
     */
    public static Segment create(long size) throws IOException {
        return create(UUID.randomUUID().toString(), size);
    }

    /**
     * A new segment of {@code size} zeros.
     *
     * @param name 1 to 100 letters, digits, dots, underscores and hyphens, without a leading dot
     * @throws IOException if there is no room for it; a {@link
     *     java.nio.file.FileAlreadyExistsException} if there is a segment of that name
     */
    public static Segment create(String name, long size) throws IOException {
        checkName(name);
        if (size <= 0) {
            throw new IllegalArgumentException(
                    "A segment has at least one byte; the size asked for is " + size + ".");
        }
        Registry registry = Registry.get();
        Path file = registry.create(name, size);
        try {
            return new Segment(name, file, file);
        } catch (IOException | RuntimeException e) {
            registry.remove(file);
            throw e;
        }
    }

    /**
     * The segment that another process, or this one, created under {@code name}.
     *
     * @throws IOException a {@link java.nio.file.NoSuchFileException} if there is none
     */
    public static Segment attach(String name) throws IOException {
        checkName(name);
        return new Segment(name, null, Registry.get().existing(name));
    }

    /** What is in {@code file}, which others own and remove; for this package. */
    static Segment of(String name, Path file) throws IOException {
        return new Segment(name, null, file);
    }

    /** Where it lies, if it was created by this object. */
    Optional<Path> ownedFile() {
        return Optional.ofNullable(owned);
    }

    /**
     * Takes its name from a segment: nobody can attach it any more, and the name is free. Who has
     * it attached keeps it.
     *
     * @throws IOException a {@link java.nio.file.NoSuchFileException} if there is none
     */
    public static void unlink(String name) throws IOException {
        checkName(name);
        Registry.get().unlink(name);
    }

    private static void checkName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("\"" + name + "\" is no name for a segment. Use 1 to"
                    + " 100 letters (A to Z), digits, dots, underscores and hyphens, and no dot at"
                    + " the beginning.");
        }
    }

    // tag::map[]
    private static MemorySegment map(Path file, Arena arena) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.READ,
                StandardOpenOption.WRITE)) {
            return channel.map(FileChannel.MapMode.READ_WRITE, 0, channel.size(), arena);
        }
    }
    // end::map[]

    /** The name by which other processes attach it. */
    public String name() {
        return name;
    }

    /** Its size in bytes. */
    public long size() {
        return memory.byteSize();
    }

    /** Whether it was created by this object, whose close removes it. */
    public boolean isOwner() {
        return owned != null;
    }

    /**
     * Its bytes, aligned to a page.
     *
     * @throws IllegalStateException if it has been closed
     */
    public MemorySegment memory() {
        if (!arena.scope().isAlive()) {
            throw closed();
        }
        return memory;
    }

    /** Whether it has been closed in this process. */
    public boolean isClosed() {
        return !arena.scope().isAlive();
    }

    IllegalStateException closed() {
        return new IllegalStateException("Segment " + name + " has been closed in this process."
                + " Keep it open for as long as it is used.");
    }

    /**
     * Gives the memory back; in its owner, the segment's name goes, too. Closing twice does
     * nothing.
     *
     * @throws IllegalStateException if another thread is inside the memory right now
     */
    @Override
    public synchronized void close() throws IOException {
        if (!arena.scope().isAlive()) {
            return;
        }
        arena.close();
        Path file = owned;
        if (file != null) {
            Registry.get().remove(file);
        }
    }

    /** Gives the memory back here, but keeps the name, for others to attach it. */
    synchronized void unmap() {
        if (arena.scope().isAlive()) {
            arena.close();
        }
    }

    // tag::ticket[]
    @Override
    public Serializable ticket(Transfer transfer) throws IOException {
        if (!arena.scope().isAlive()) {
            throw new IOException(closed().getMessage());
        }
        return ticket;
    }

    /** One for each segment, so that what shares a segment here shares one there. */
    private static final class Ticket implements Serializable {

        @Serial
        private static final long serialVersionUID = 1L;

        private final String name;

        Ticket(String name) {
            this.name = name;
        }

        @Serial
        private Object readResolve() {
            try {
                return attach(name);
            } catch (IOException e) {
                throw new UncheckedIOException("Segment " + name + " was sent to this process, and"
                        + " cannot be attached. Whoever made it has to keep it open.", e);
            }
        }
    }
    // end::ticket[]

    @Override
    public String toString() {
        return "Segment[" + name + ", " + size() + " bytes]";
    }
}
