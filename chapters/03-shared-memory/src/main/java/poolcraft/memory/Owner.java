package poolcraft.memory;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * This process as a maker of segments: it lives as long as it holds the lock on its owner file.
 *
 * <p>The system drops the lock when the process dies, however it dies. So an owner whose lock can
 * be taken is dead. No pid is asked, since pids are used again, and no clock.
 */
final class Owner {

    private final String id;
    private final Path file;

    /** Never closed, and opened nowhere else in this JVM: a close would drop the lock. */
    private final FileLock lock;

    private Owner(String id, Path file, FileLock lock) {
        this.id = id;
        this.file = file;
        this.lock = lock;
    }

    /** Makes this process an owner. Called under the lock file, so that nobody sees it half done. */
    static Owner become(Places places) throws IOException {
        byte[] random = new byte[8];
        new SecureRandom().nextBytes(random);
        String id = HexFormat.of().formatHex(random);
        Path file = places.owner(id);
        PrivateFolder.newFile(file);
        return new Owner(id, file, Uninterrupted
                .run(() -> FileChannel.open(file, StandardOpenOption.WRITE).lock()));
    }

    /**
     * Whether another process that is named by {@code file} has died. Never called for this
     * process's own: opening and closing its file would drop its lock.
     */
    // tag::dead[]
    static boolean isDead(Path file) throws IOException {
        if (!Files.exists(file)) {
            return true;
        }
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            // Another copy of this class in this JVM.
            return false;
        }
    }
    // end::dead[]

    String id() {
        return id;
    }

    /** Gives up being an owner; the lock itself ends with the process. */
    void end() throws IOException {
        if (lock.isValid()) {
            Files.deleteIfExists(file);
        }
    }
}
