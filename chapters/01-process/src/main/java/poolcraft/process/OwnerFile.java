package poolcraft.process;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * This process as an owner of files in a {@link PrivateFolder}: it lives as long as it holds the
 * lock on its owner file.
 *
 * <p>The system drops the lock when the process dies, however it dies. So an owner whose lock can
 * be taken is dead. No clock is asked, and no pid, since pids are used again.
 *
 * <p>A new owner file is not locked for a moment, and somebody who sweeps may take it for a dead
 * one's. Names are never used twice, and owner files are deleted by whoever holds their lock: so a
 * file that is still there when its lock has been taken is safe from then on.
 */
final class OwnerFile {

    private static final String PREFIX = "owner-";
    private static final char SEPARATOR = '~';

    /**
     * Channels on files that another copy of this class has locked, in this JVM: never closed, for
     * the same reason.
     */
    private static final Queue<FileChannel> HELD_BY_A_COPY = new ConcurrentLinkedQueue<>();

    private final Path file;

    /** Its file is opened nowhere else in this JVM: a close would drop the lock. */
    private final FileLock lock;

    private OwnerFile(Path file, FileLock lock) {
        this.file = file;
        this.lock = lock;
    }

    /** Makes this process an owner in {@code folder}, which is made if it is not there. */
    static OwnerFile claim(Path folder) throws IOException {
        Optional<OwnerFile> claimed = Optional.empty();
        while (claimed.isEmpty()) {
            claimed = Uninterrupted.run(() -> tryToClaim(folder));
        }
        return claimed.get();
    }

    private static Optional<OwnerFile> tryToClaim(Path folder) throws IOException {
        PrivateFiles.ensureFolder(folder);
        Path file = folder.resolve(PREFIX + newId());
        try {
            PrivateFiles.newFileInOwn(folder, file);
            return lock(file);
        } catch (NoSuchFileException | FileAlreadyExistsException e) {
            // The last owner removed the folder, or somebody took the file for a dead one's.
            return Optional.empty();
        }
    }

    /** The pid is for people who look into the folder. */
    private static String newId() {
        return ProcessHandle.current().pid() + "."
                + Long.toString(System.nanoTime() & Long.MAX_VALUE, Character.MAX_RADIX);
    }

    private static Optional<OwnerFile> lock(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock();
            if (lock != null && Files.exists(file)) {
                return Optional.of(new OwnerFile(file, lock));
            }
        } catch (IOException e) {
            channel.close();
            throw e;
        }
        channel.close();
        Files.deleteIfExists(file);
        return Optional.empty();
    }

    /** A name for a file of this owner. */
    Path owned(String rest) {
        return file.resolveSibling(file.getFileName().toString() + SEPARATOR + rest);
    }

    Path file() {
        return file;
    }

    /** Gives up being an owner. */
    void end() throws IOException {
        lock.acquiredBy().close();
        Files.deleteIfExists(file);
    }

    /** Whether the name is that of an owner file. */
    static boolean isOwner(Path file) {
        String name = file.getFileName().toString();
        return name.startsWith(PREFIX) && name.indexOf(SEPARATOR) < 0;
    }

    /** Whether {@code file} belongs to the owner with {@code ownerFile}. */
    static boolean isOwnedBy(Path ownerFile, Path file) {
        return file.getFileName().toString()
                .startsWith(ownerFile.getFileName().toString() + SEPARATOR);
    }

    /**
     * Whether {@code file} belongs to an owner that has ended: a thread of its may have made it in
     * its last moment, when the owner had already removed what was there.
     */
    static boolean isWithoutOwner(Path file) {
        String name = file.getFileName().toString();
        int end = name.indexOf(SEPARATOR);
        return name.startsWith(PREFIX) && end > 0
                && Files.notExists(file.resolveSibling(name.substring(0, end)));
    }

    /** What is done with the files of a dead owner. */
    @FunctionalInterface
    interface Burial {
        boolean bury(Path ownerFile) throws IOException;
    }

    /**
     * If the owner with {@code ownerFile} is dead, does {@code burial} and removes that file. Not
     * for a file that this class has claimed: opening and closing it would drop its lock.
     *
     * @return whether it is gone by now
     */
    // tag::dead[]
    static boolean ifDead(Path ownerFile, Burial burial) throws IOException {
        FileChannel channel = null;
        try {
            channel = FileChannel.open(ownerFile, StandardOpenOption.WRITE);
            boolean dead = channel.tryLock() != null && burial.bury(ownerFile);
            if (dead) {
                Files.deleteIfExists(ownerFile);
            }
            channel.close();
            return dead;
        } catch (NoSuchFileException | AccessDeniedException e) {
            // Somebody else was quicker. On Windows a file that is being deleted denies access.
            return true;
        } catch (OverlappingFileLockException e) {
            HELD_BY_A_COPY.add(channel);
            return false;
        }
    }
    // end::dead[]
}
