package poolcraft.memory;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import poolcraft.process.JvmProcess;

/**
 * Which segments there are, and whose they are: what a process made is removed when it ends, by
 * itself or, after a SIGKILL, by the next process that makes a segment.
 *
 * <p>The files are drawn in {@link Places}; who counts as alive is said in {@link Owner}.
 * Thread-safe: what belongs together is done under the lock file.
 */
final class Registry {

    private static @Nullable Registry instance;

    private final Places places;
    private final LockFile lock;
    private final Set<Path> owned = ConcurrentHashMap.newKeySet();
    private @Nullable Owner owner;
    private int made;

    private Registry(Places places) throws IOException {
        this.places = places;
        this.lock = LockFile.open(places.lock());
    }

    static synchronized Registry get() throws IOException {
        Registry known = instance;
        if (known == null) {
            known = Uninterrupted.run(() -> new Registry(Places.open()));
            instance = known;
        }
        return known;
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
        Owner self = owner();
        if (find(name).isPresent()) {
            lock.holding(() -> sweep(self.id()));
        }
        Path file = fill(self, name, size);
        try {
            lock.holding(() -> publish(file, name));
        } catch (IOException e) {
            Files.deleteIfExists(file);
            throw e;
        }
        owned.add(file);
        return file;
    }
    // end::create[]

    private synchronized Owner owner() throws IOException {
        Owner known = owner;
        if (known == null) {
            known = lock.holding(this::becomeOwner);
            owner = known;
            Runtime.getRuntime().addShutdownHook(new Thread(this::atTheEnd, "poolcraft-segments"));
        }
        return known;
    }

    private Owner becomeOwner() throws IOException {
        Owner self = Owner.become(places);
        sweep(self.id());
        return self;
    }

    private synchronized int nextNumber() {
        return ++made;
    }

    /** The file under its owner's name, in the first place that has room. */
    private Path fill(Owner self, String name, long size) throws IOException {
        IOException noRoom = new IOException("There is no room for segment " + name + " of " + size
                + " bytes. Close other segments, free space, or make it smaller.");
        for (Path parent : places.parents()) {
            Path file = Places.owned(places.folderIn(parent), self.id(), nextNumber(), name);
            try {
                ZeroFile.create(file, size);
                return file;
            } catch (IOException e) {
                noRoom.addSuppressed(e);
            }
        }
        throw noRoom;
    }

    private Path publish(Path file, String name) throws IOException {
        Optional<Path> other = find(name);
        if (other.isPresent()) {
            throw new FileAlreadyExistsException(other.get().toString(), null,
                    "there is a segment named " + name + " already. Attach it, choose another"
                            + " name, or unlink it if nobody needs it");
        }
        return Files.createLink(Places.segmentOf(file), file);
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
        return places.folders().stream().map(folder -> Places.segment(folder, name))
                .filter(Files::exists).findFirst();
    }

    /** The file {@code name} that belongs to nobody; made with {@code size} zeros by the first. */
    Path common(String name, long size) throws IOException {
        return lock.holding(() -> {
            Path file = places.common(name);
            if (!Files.exists(file)) {
                Path half = file.resolveSibling(file.getFileName() + ".half");
                Files.deleteIfExists(half);
                ZeroFile.create(half, size);
                Files.move(half, file);
            }
            return file;
        });
    }

    /** Takes its name from a segment; who has it mapped keeps it. */
    void unlink(String name) throws IOException {
        lock.holding(() -> {
            Path segment = existing(name);
            Files.delete(segment);
            return segment;
        });
    }

    /** Removes a segment that this process made. */
    void remove(Path file) throws IOException {
        if (owned.remove(file)) {
            lock.holding(() -> delete(file));
        }
    }

    /** The name may belong to another segment by now: only that of this very file goes. */
    private static Path delete(Path file) throws IOException {
        Path segment = Places.segmentOf(file);
        if (Files.exists(file) && Files.exists(segment) && Files.isSameFile(file, segment)) {
            Files.delete(segment);
        }
        Files.deleteIfExists(file);
        return file;
    }

    /** Removes what dead owners left. */
    // tag::sweep[]
    private Map<String, Boolean> sweep(String self) throws IOException {
        Map<String, Boolean> dead = new HashMap<>(Map.of(self, false));
        for (Path file : places.ownerFiles()) {
            String id = Places.ownerOf(file);
            if (!dead.containsKey(id)) {
                dead.put(id, Owner.isDead(places.owner(id)));
            }
            if (dead.getOrDefault(id, false)) {
                delete(file);
            }
        }
        return dead;
    }
    // end::sweep[]

    /** Children may still attach what they were given: they are waited for first. */
    private void atTheEnd() {
        for (JvmProcess child : JvmProcess.activeChildren()) {
            child.onExit().join();
        }
        try {
            for (Path file : owned) {
                remove(file);
            }
            owner().end();
        } catch (IOException e) {
            // It stays for the next process that makes a segment.
        }
    }
}
