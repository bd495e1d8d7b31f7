package poolcraft.lock;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;
import poolcraft.memory.CommonFile;
import poolcraft.memory.Shared.Part;
import poolcraft.process.JvmProcess;

/**
 * The processes of this user that use locks: who they are, and which of them live.
 *
 * <p>They share a file with {@value #MAX} places of 64 bytes. A member holds the system's lock on
 * one byte behind the places for as long as it lives; the system drops it when the process dies,
 * however it dies. So a member whose byte can be locked is dead. No pid is asked, since pids are
 * used again, and no clock.
 *
 * <pre>
 *      0  place 0      generation  long  drawn at random by the member that took the place
 *      8               pid         long  for messages
 *     16               port        long  where its {@link Bell} is; 0 if it has none
 *     24               next        long  where the next member begins to look; only here
 *     64  place 1
 *    ...
 *  65536  byte 0       locked by the member in place 0; there is nothing in these bytes
 *  65537  byte 1
 *
 *  the name of a member, as it stands in the words of the locks that it holds
 *  +--------------------+------------+----------------------+
 *  | generation 40 bits | place 10   | 14 bits for the lock |
 *  +--------------------+------------+----------------------+
 *  63                   24           14                     0
 * </pre>
 *
 * <p>A place is used again after its member's death, as late as can be: so what stands there says
 * for a while who has died. The generation tells the two apart: who finds an older one in a lock
 * knows that the holder is dead, without looking at the byte.
 *
 * <p>Thread-safe. A process is a member from its first lock until its end.
 */
final class Members {

    /** How many processes of one user can be members at once. */
    static final int MAX = 1024;

    private static final int PLACE_BYTES = 64;
    private static final int GENERATION = 0;
    private static final int PID = 8;
    private static final int PORT = 16;
    private static final int NEXT = 24;
    private static final long FILE_BYTES = (long) MAX * PLACE_BYTES;

    private static final int GENERATION_SHIFT = 24;
    private static final int PLACE_SHIFT = 14;

    /** The bits of a word that name a member. */
    static final long NAME = -1L << PLACE_SHIFT;

    private static @Nullable Members instance;

    private final FileChannel channel;
    private final MemorySegment memory;
    private final int place;
    private final long self;

    /** Never released; kept, so that it is not collected. */
    @SuppressWarnings("unused")
    private final FileLock life;

    private Members(CommonFile file) throws IOException {
        this.channel = file.channel();
        this.memory = file.memory();
        long generation = newGeneration();
        this.life = takePlace();
        this.place = (int) (life.position() - FILE_BYTES);
        this.self = generation << GENERATION_SHIFT | (long) place << PLACE_SHIFT;
        // No moment shows the pid of this process with the generation of its predecessor.
        Words.set(memory, offset(place) + GENERATION, 0);
        Words.set(memory, offset(place) + PID, JvmProcess.current().pid());
        Words.set(memory, offset(place) + PORT, 0);
        Words.set(memory, offset(place) + GENERATION, generation);
    }

    /** The members, of which this process is one from now on. */
    static Members get() {
        try {
            return open();
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    private static synchronized Members open() throws IOException {
        Members known = instance;
        if (known == null) {
            try {
                known = new Members(CommonFile.open("members", FILE_BYTES));
            } catch (IOException e) {
                throw new IOException("Locks need the file in which processes see each other, and"
                        + " it cannot be used: " + e.getMessage(), e);
            }
            instance = known;
        }
        return known;
    }

    /**
     * A new segment for a lock or its kin. What else that needs is there by then: a creation fails
     * before there is a segment, or not at all.
     *
     * @throws IOException if there is no room for it
     */
    static Part newPart(long size) throws IOException {
        open();
        return Part.create(size);
    }

    /** The first free place behind the one that was taken last. */
    private FileLock takePlace() throws IOException {
        long first = Words.getAndAdd(memory, NEXT, 1);
        for (int step = 0; step < MAX; step++) {
            FileLock lock = tryByte((int) ((first + step) % MAX), false);
            if (lock != null) {
                Words.getAndAdd(memory, NEXT, step);
                return lock;
            }
        }
        throw new IOException(MAX + " processes of this user have locks already, and there is no"
                + " room for more. End some of them.");
    }

    private @Nullable FileLock tryByte(int place, boolean shared) throws IOException {
        try {
            return channel.tryLock(FILE_BYTES + place, 1, shared);
        } catch (OverlappingFileLockException e) {
            // This JVM has it, by another copy of this class.
            return null;
        }
    }

    private static long newGeneration() {
        return new SecureRandom().nextLong() >>> GENERATION_SHIFT | 1;
    }

    private static long offset(int place) {
        return (long) place * PLACE_BYTES;
    }

    /** The name of this process; the lower 14 bits are 0. */
    long self() {
        return self;
    }

    int place() {
        return place;
    }

    /** The place of the member whose name is in {@code word}. */
    static int placeOf(long word) {
        return (int) (word >>> PLACE_SHIFT) & (MAX - 1);
    }

    /** Whether the member whose name is in {@code word} is this process. */
    boolean isSelf(long word) {
        return (word & NAME) == self;
    }

    /**
     * Whether the member whose name is in {@code word} has died. It costs two system calls. One
     * that has just died may count as alive, until the system has cleared it away.
     */
    // tag::dead[]
    boolean isDead(long word) {
        int other = placeOf(word);
        if (other == place) {
            return !isSelf(word);
        }
        return !isNamed(other, word) || hasFreeByte(other);
    }

    private boolean isNamed(int place, long word) {
        return Words.get(memory, offset(place) + GENERATION) == word >>> GENERATION_SHIFT;
    }

    /** A shared lock: whoever looks at the same time is no sign of life. */
    private synchronized boolean hasFreeByte(int place) {
        try {
            FileLock lock = tryByte(place, true);
            if (lock == null) {
                return false;
            }
            lock.release();
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot see whether the holder of a lock lives.", e);
        }
    }
    // end::dead[]

    /** The pid of the member whose name is in {@code word}; 0 if its place is another's by now. */
    long pid(long word) {
        int other = placeOf(word);
        long pid = Words.get(memory, offset(other) + PID);
        return isNamed(other, word) ? pid : 0;
    }

    /** Where the bell of the member in {@code place} is; 0 if it has none. */
    int port(int place) {
        return (int) Words.get(memory, offset(place) + PORT);
    }

    /** Says where the bell of this process is. */
    void setPort(int port) {
        Words.set(memory, offset(place) + PORT, port);
    }
}
