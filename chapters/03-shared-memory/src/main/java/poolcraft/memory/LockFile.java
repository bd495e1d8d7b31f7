package poolcraft.memory;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A lock between processes, for short work: the operating system's lock on a file. A holder's death
 * releases it.
 *
 * <p>Its channel is never closed: closing any channel on a file drops all locks that this JVM has
 * on it. Waiting is trying again, since a thread that is interrupted in {@code FileChannel.lock}
 * loses the channel. Thread-safe, not reentrant.
 */
final class LockFile {

    private static final long AGAIN_NANOS = 50_000;

    private final FileChannel channel;

    private LockFile(FileChannel channel) {
        this.channel = channel;
    }

    static LockFile open(Path file) throws IOException {
        PrivateFolder.ensureFile(file);
        return new LockFile(FileChannel.open(file, StandardOpenOption.WRITE));
    }

    /** Does {@code work} while no other thread or process does work under this lock. */
    synchronized <T> T holding(Uninterrupted.Work<T> work) throws IOException {
        FileLock lock = tryLock();
        while (lock == null) {
            LockSupport.parkNanos(AGAIN_NANOS);
            lock = tryLock();
        }
        try {
            return work.run();
        } finally {
            lock.release();
        }
    }

    private @Nullable FileLock tryLock() throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            // Held by another copy of this class in this JVM.
            return null;
        }
    }
}
