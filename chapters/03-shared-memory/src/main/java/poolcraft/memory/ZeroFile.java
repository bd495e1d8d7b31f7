package poolcraft.memory;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import poolcraft.process.PrivateFolder;

/**
 * Makes a file of zeros that has its room.
 *
 * <p>The zeros are written. A file that was only made long has holes, and a hole in a full file
 * system is found out when somebody writes to the mapped memory: as an {@link InternalError}, or
 * the death of the JVM.
 */
final class ZeroFile {

    private static final int CHUNK = 1 << 16;

    private ZeroFile() {}

    /**
     * Makes {@code file}, {@code size} bytes long.
     *
     * @throws IOException if it cannot be written, for instance because the file system is full;
     *     there is no file then
     */
    static void create(Path file, long size) throws IOException {
        checkRoom(file, size);
        PrivateFolder.newFile(file);
        try {
            // Not a channel: an interrupt would close that.
            try (var out = new RandomAccessFile(file.toFile(), "rw")) {
                fill(out, size);
            }
        } catch (IOException e) {
            Files.deleteIfExists(file);
            throw noRoom(file, size, e.getMessage(), e);
        }
    }

    /** Spares the filling of a file system to the brim when the end can be foreseen. */
    private static void checkRoom(Path file, long size) throws IOException {
        long free = file.getParent().toFile().getUsableSpace();
        if (free < size) {
            throw noRoom(file, size, "only " + free + " are free", null);
        }
    }

    /** The system's own error does not say how much was asked for, and where. */
    static IOException noRoom(Path file, long size, @Nullable String why,
            @Nullable IOException cause) {
        return new IOException("There is no room for " + size + " bytes in " + file.getParent()
                + ": " + why + ". Free space there.", cause);
    }

    private static void fill(RandomAccessFile out, long size) throws IOException {
        byte[] zeros = new byte[(int) Math.min(size, CHUNK)];
        for (long left = size; left > 0; left -= zeros.length) {
            out.write(zeros, 0, (int) Math.min(left, zeros.length));
        }
    }
}
