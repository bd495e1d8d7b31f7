package poolcraft.memory;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import poolcraft.process.Uninterrupted;

/**
 * A file in memory that all processes of this user share: there is one of each name. It belongs to
 * all that have opened it, and goes with the last of them.
 *
 * <p>A {@link Segment} ends with the process that made it. This is for what has to outlive each
 * single one, and it is for the library.
 *
 * <p>The channel is for locks on bytes of the file. It stays open, since closing any channel on a
 * file drops all locks that this JVM has on it. So open each name once in a JVM.
 *
 * @param channel for locks; never closed
 * @param memory the file's bytes; never unmapped
 */
public record CommonFile(FileChannel channel, MemorySegment memory) {

    /**
     * The file of this name; who comes first makes it, with {@code size} zeros.
     *
     * @throws IOException if there is no room for it
     */
    public static CommonFile open(String name, long size) throws IOException {
        return Uninterrupted.run(() -> map(Registry.get().common(name, size), size));
    }

    /** When an interrupt breaks this off, the channel is closed; no lock was taken by then. */
    private static CommonFile map(Path file, long size) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ,
                StandardOpenOption.WRITE);
        MemorySegment memory = channel.map(FileChannel.MapMode.READ_WRITE, 0, size, Arena.global());
        return new CommonFile(channel, memory);
    }
}
