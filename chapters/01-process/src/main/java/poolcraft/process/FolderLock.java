package poolcraft.process;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The lock of a {@link PrivateFolder}, for short work: the operating system's lock on a file. A
 * holder's death releases it.
 *
 * <p>The file is removed by the last owner in the folder, who holds its lock then and sees no other
 * owner file. So the lock is for owners only, and one that has just become an owner may meet a file
 * that is being removed:
 *
 * <pre>
 *  this process                             the last owner
 *                                           holds "lock", sees no other owner
 *  makes its owner file
 *  reads the file key of "lock"
 *  opens "lock", waits
 *                                           deletes "lock", lets go
 *  holds what it opened
 *  reads the file key of "lock" again: another one or none, so it starts again
 * </pre>
 *
 * <p>That happens at most once: whoever looks from now on sees this owner. And two equal keys mean
 * the same file, since the number of a file that is open is not given to a new one.
 *
 * <p>Once checked, the channel stays open: closing any channel on a file drops all locks that this
 * JVM has on it. Waiting is trying again, since a thread that is interrupted in {@code
 * FileChannel.lock} loses the channel. Thread-safe, reentrant.
 */
final class FolderLock {

    private static final long AGAIN_NANOS = 50_000;

    private final Path file;
    private final ReentrantLock threads = new ReentrantLock();
    private @Nullable FileChannel channel;
    private @Nullable FileLock held;

    FolderLock(Path folder) {
        this.file = folder.resolve("lock");
    }

    /** Does {@code work} while no other thread does work under this lock. */
    <T> T alone(Uninterrupted.Work<T> work) throws IOException {
        threads.lock();
        try {
            return work.run();
        } finally {
            threads.unlock();
        }
    }

    /** Does {@code work} while no other thread or process does work under this lock. */
    <T> T holding(Uninterrupted.Work<T> work) throws IOException {
        return alone(() -> held == null ? holdingFile(work) : work.run());
    }

    private <T> T holdingFile(Uninterrupted.Work<T> work) throws IOException {
        FileLock lock = Uninterrupted.run(this::lock);
        held = lock;
        try {
            return work.run();
        } finally {
            held = null;
            if (lock.isValid()) {
                lock.release();
            }
        }
    }

    private FileLock lock() throws IOException {
        FileChannel open = channel;
        if (open != null && open.isOpen()) {
            return lock(open);
        }
        Optional<FileLock> lock = Optional.empty();
        while (lock.isEmpty()) {
            lock = openAndLock();
        }
        return lock.get();
    }

    private Optional<FileLock> openAndLock() throws IOException {
        PrivateFiles.ensureFile(file);
        Optional<Object> before = key();
        FileChannel open;
        try {
            open = FileChannel.open(file, StandardOpenOption.WRITE);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
        FileLock lock = lock(open);
        if (before.equals(key())) {
            channel = open;
            return Optional.of(lock);
        }
        open.close();
        return Optional.empty();
    }

    private static FileLock lock(FileChannel open) throws IOException {
        FileLock lock = tryLock(open);
        while (lock == null) {
            LockSupport.parkNanos(AGAIN_NANOS);
            lock = tryLock(open);
        }
        return lock;
    }

    private static @Nullable FileLock tryLock(FileChannel open) throws IOException {
        try {
            return open.tryLock();
        } catch (OverlappingFileLockException e) {
            // Held by another copy of this class in this JVM.
            return null;
        }
    }

    /** What tells the file from others; nothing where there are no such keys. */
    private Optional<Object> key() throws IOException {
        try {
            return Optional
                    .ofNullable(Files.readAttributes(file, BasicFileAttributes.class).fileKey());
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /** Removes the file. Called by the last owner in the folder, under this lock. */
    void remove() throws IOException {
        if (key().isPresent()) {
            Files.delete(file);
            FileChannel open = channel;
            if (open != null) {
                open.close();
            }
        }
    }
}
