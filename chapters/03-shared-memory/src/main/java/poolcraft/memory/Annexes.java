package poolcraft.memory;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.io.Serial;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import poolcraft.process.PrivateFolder;

/**
 * More room for what began in a {@link Segment}: each process that shares it can make annexes, use
 * those that others made, and remove them. An annex ends with the segment's owner, and not with the
 * process that made it.
 *
 * <pre>{@code
 * Annexes annexes = Annexes.of(segment);           // in its owner
 * JvmProcess.start(() -> annexes.create("more", 1 << 20).close());
 * ...
 * try (Segment more = annexes.attach("more")) {
 *     annexes.remove("more");
 * }
 * }</pre>
 *
 * <p>An annex lies where the segment lies: if there is no room there, making one fails, and nothing
 * has changed. One that is made is whole from its first moment on; a process that is killed while it
 * makes one leaves nothing.
 *
 * <p>Immutable and thread-safe. It travels to other processes as it is.
 */
public final class Annexes implements Serializable {

    @Serial
    private static final long serialVersionUID = 1L;

    /** The segment's file, under its owner's name. */
    private final String main;

    private Annexes(Path main) {
        this.main = main.toString();
    }

    /**
     * The annexes of a segment; asked for in its owner, and then sent to the others.
     *
     * @throws IllegalArgumentException if the segment was made by another process
     */
    public static Annexes of(Segment segment) {
        return new Annexes(segment.ownedFile().orElseThrow(() -> new IllegalArgumentException(
                segment + " was made by another process: its annexes come from there.")));
    }

    private Path main() {
        return Path.of(main);
    }

    private PrivateFolder folder() {
        return Registry.get().placeOf(main());
    }

    private Path path(String name) {
        return folder().annexName(main(), name);
    }

    /**
     * Makes an annex of {@code size} zeros; close it when this process needs it no longer.
     *
     * @throws IOException if there is no room, or an annex of this name; a {@link
     *     java.nio.file.NoSuchFileException} if the segment has been closed by its owner
     */
    public Segment create(String name, long size) throws IOException {
        return Segment.of(name, add(name, file -> ZeroFile.create(file, size)));
    }

    /**
     * Makes an annex of bytes that are read at once by {@link #read}, and never mapped.
     *
     * @throws IOException as {@link #create}
     */
    public void write(String name, byte[] source, int from, int length) throws IOException {
        add(name, file -> {
            PrivateFolder.newFile(file);
            // Not a channel: an interrupt would close that.
            try (var out = new RandomAccessFile(file.toFile(), "rw")) {
                out.write(source, from, length);
            } catch (IOException e) {
                throw ZeroFile.noRoom(file, length, e.getMessage(), e);
            }
        });
    }

    /** Makes a file. */
    private interface Filling {
        void fill(Path file) throws IOException;
    }

    private Path add(String name, Filling filling) throws IOException {
        PrivateFolder folder = folder();
        Path file = folder.newName("");
        try {
            filling.fill(file);
            return folder.annex(file, main(), name);
        } catch (IOException e) {
            folder.remove(file);
            throw e;
        }
    }

    /**
     * The annex {@code name}, as it is; close it when this process needs it no longer.
     *
     * @throws IOException a {@link java.nio.file.NoSuchFileException} if there is none
     */
    public Segment attach(String name) throws IOException {
        return Segment.of(name, path(name));
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws IOException if there is no such annex, or it has less than {@code length} bytes
     */
    public void read(String name, byte[] target, int from, int length) throws IOException {
        try (InputStream in = new FileInputStream(path(name).toFile())) {
            if (in.readNBytes(target, from, length) < length) {
                throw new IOException("Annex " + name + " has less than " + length + " bytes.");
            }
        }
    }

    /** Removes the annex {@code name}, if it is there; who has it mapped keeps it. */
    public void remove(String name) throws IOException {
        Files.deleteIfExists(path(name));
    }

    /** The names of those that are there. */
    public List<String> names() throws IOException {
        return folder().annexes(main());
    }

    /** Removes all. After the segment was closed by its owner, none is made any more. */
    public void removeAll() throws IOException {
        for (String name : names()) {
            remove(name);
        }
    }
}
