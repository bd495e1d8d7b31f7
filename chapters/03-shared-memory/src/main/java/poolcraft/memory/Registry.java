package poolcraft.memory;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import poolcraft.process.PrivateFolder;

/**
 * Which segments there are: files in memory, {@code /dev/shm}, where the system has that, and in
 * the temporary folder for what does not fit there.
 *
 * <p>A segment is made and filled under its owner's name and then gets the name by which others
 * find it. So whoever finds it finds it whole, and there is no file without an owner; how that ends
 * with its process is said in {@link PrivateFolder}.
 *
 * <p>Two segments in different places have different names, too: the lock of the first place is
 * held while a name is given or taken away. Thread-safe.
 */
final class Registry {

    private static final Registry INSTANCE = new Registry();

    /** The best first. */
    private final List<PrivateFolder> places;

    /** Those that this process has looked through. */
    private final Set<PrivateFolder> swept = ConcurrentHashMap.newKeySet();

    private Registry() {
        PrivateFolder inMemory = PrivateFolder.inMemory();
        PrivateFolder temporary = PrivateFolder.temporary();
        places = inMemory.equals(temporary) ? List.of(temporary) : List.of(inMemory, temporary);
    }

    static Registry get() {
        return INSTANCE;
    }

    /**
     * Makes a segment of {@code size} zeros that others find as {@code name}.
     *
     * @return the file, to be given to {@link #remove}
     * @throws FileAlreadyExistsException if there is a segment of that name
     * @throws IOException if there is no room for it anywhere
     */
    // tag::create[]
    Path create(String name, long size) throws IOException {
        Path file = fill(name, size);
        try {
            if (find(name).isPresent()) {
                sweep();
            }
            first().locked(() -> publish(file, name));
            return file;
        } catch (IOException e) {
            remove(file);
            throw e;
        }
    }
    // end::create[]

    private PrivateFolder first() {
        return places.getFirst();
    }

    /**
     * The place where {@code file} is.
     *
     * @throws IllegalArgumentException if it is in none
     */
    PrivateFolder placeOf(Path file) {
        return places.stream().filter(place -> place.path().equals(file.getParent())).findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        file + " is where no segment of this user is."));
    }

    private void sweep() throws IOException {
        for (PrivateFolder place : places) {
            if (Files.isDirectory(place.path())) {
                place.sweep();
            }
        }
    }

    /** The file under its owner's name, in the first place that has room. */
    private Path fill(String name, long size) throws IOException {
        IOException noRoom = new IOException("There is no room for segment " + name + " of " + size
                + " bytes. Close other segments, free space, or make it smaller.");
        for (PrivateFolder place : places) {
            Path file = newName(place, name);
            try {
                ZeroFile.create(file, size);
                return file;
            } catch (IOException e) {
                place.remove(file);
                noRoom.addSuppressed(e);
            }
        }
        throw noRoom;
    }

    /** In a place that is used for the first time there may be something of the dead. */
    private Path newName(PrivateFolder place, String name) throws IOException {
        if (!swept.contains(place)) {
            place.sweep();
            swept.add(place);
        }
        return place.newName(name);
    }

    private Path publish(Path file, String name) throws IOException {
        Optional<Path> other = find(name);
        if (other.isPresent()) {
            throw new FileAlreadyExistsException(other.get().toString(), null,
                    "there is a segment named " + name + " already. Attach it, choose another"
                            + " name, or unlink it if nobody needs it");
        }
        return placeOf(file).publish(file);
    }

    /**
     * The file of the segment {@code name}.
     *
     * @throws NoSuchFileException if there is none
     */
    Path existing(String name) throws IOException {
        return find(name).orElseThrow(() -> new NoSuchFileException(name, null,
                "there is no segment of this name. Its creator may have closed it, or ended"));
    }

    private Optional<Path> find(String name) {
        for (PrivateFolder place : places) {
            Path file = place.publicName(name);
            if (Files.exists(file)) {
                return Optional.of(file);
            }
        }
        return Optional.empty();
    }

    /**
     * The file {@code name} that belongs to all processes which have asked for it; made with {@code
     * size} zeros by the first.
     */
    Path common(String name, long size) throws IOException {
        return first().locked(() -> {
            Path file = first().commonName(name);
            if (!Files.exists(file)) {
                Path half = first().commonName(name + ".half");
                Files.deleteIfExists(half);
                ZeroFile.create(half, size);
                Files.move(half, file);
            }
            return file;
        });
    }

    /** Takes its name from a segment; who has it mapped keeps it. */
    void unlink(String name) throws IOException {
        first().locked(() -> {
            Path segment = existing(name);
            return placeOf(segment).locked(() -> Files.deleteIfExists(segment));
        });
    }

    /** Removes a segment that this process made. */
    void remove(Path file) throws IOException {
        placeOf(file).remove(file);
    }
}
