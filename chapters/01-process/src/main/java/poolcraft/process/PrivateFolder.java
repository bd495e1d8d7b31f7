package poolcraft.process;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A folder that only this user can open, for files that end with their process: what a process put
 * there is removed when it ends, by itself or, after a SIGKILL, by another process of this library.
 * The last one removes the folder, too.
 *
 * <pre>
 *  poolcraft-USER/
 *    owner-ID                 locked by a living process that has files here
 *    owner-ID~NUMBER~NAME     a file of its
 *    owner-ID~NUMBER~NAME+X   its annex X, which may be made and removed by any process
 *    segment-NAME             a second name of such a file, by which other processes find it
 *    common-NAME              a file that all owners share; it goes with the last of them
 *    lock                     held while names are changed together; so does this
 * </pre>
 *
 * <pre>{@code
 * PrivateFolder folder = PrivateFolder.temporary();
 * Path file = folder.newName("notes");
 * PrivateFolder.newFile(file);
 * ...
 * folder.remove(file);
 * }</pre>
 *
 * <p>A name is given before there is a file. So there is no moment in which a file has no owner;
 * who counts as alive is said in {@link OwnerFile}, and what goes with whom in {@link FolderFiles}.
 *
 * <p>At the normal end of a process its files go when its children have ended. What dead owners
 * left is removed by {@link #sweep()}. A program that is nobody's child does that by itself, when
 * it begins to use the folder and when it ends; so does a child whose parent was killed.
 *
 * <p>There is one object for a folder in a JVM. Thread-safe. Where the folder cannot be made, or is
 * not this user's alone, there is an {@link IOException} that says why.
 *
 * <p>On Windows the empty folder stays, with its lock: a file that others have open does not make
 * room for a new one of its name there.
 */
public final class PrivateFolder {

    /** The user's name, as far as it is good for a file name. */
    private static final String USER = System.getProperty("user.name", "")
            .replaceAll("[^A-Za-z0-9._-]", "_");

    private static final Path MEMORY = Path.of("/dev/shm");

    private static final Map<Path, PrivateFolder> KNOWN = new ConcurrentHashMap<>();

    private final Path path;
    private final FolderLock lock;
    private final FolderFiles files;

    // The rest is touched by one thread at a time, inside the lock.
    private final Set<Path> owned = new HashSet<>();
    private @Nullable OwnerFile owner;
    private int names;
    private boolean ended;

    /** For tests; there is one object for a folder, else. */
    PrivateFolder(Path path) {
        this.path = path;
        this.lock = new FolderLock(path);
        this.files = new FolderFiles(path);
    }

    /** The one in the temporary folder. */
    public static PrivateFolder temporary() {
        return in(Path.of(System.getProperty("java.io.tmpdir")).toAbsolutePath());
    }

    /** The one in memory, {@code /dev/shm}, where the system has that; else the temporary one. */
    public static PrivateFolder inMemory() {
        return Files.isDirectory(MEMORY) && Files.isWritable(MEMORY) ? in(MEMORY) : temporary();
    }

    /** The one in another folder that everybody may write to. */
    static PrivateFolder in(Path parent) {
        return KNOWN.computeIfAbsent(parent.resolve("poolcraft-" + USER), PrivateFolder::new);
    }

    /** Where it is, or will be when there is something in it. */
    public Path path() {
        return path;
    }

    /** Makes an empty file that was not there before, for this user alone. */
    public static void newFile(Path file) throws IOException {
        PrivateFiles.newFile(file);
    }

    /**
     * A name that was never used here, for a file that this process is about to make.
     *
     * @param name what the file is, for people and for {@link #publish}; may be empty
     * @throws IllegalStateException if this process is ending
     */
    public Path newName(String name) throws IOException {
        return lock.alone(() -> {
            names++;
            Path file = owner().owned(name.isEmpty() ? "" + names : names + "~" + name);
            owned.add(file);
            return file;
        });
    }

    /**
     * Does {@code work} while no other thread or process does work under this folder's lock;
     * reentrant.
     *
     * @throws IllegalStateException if this process is ending
     */
    public <T> T locked(Uninterrupted.Work<T> work) throws IOException {
        return lock.alone(() -> {
            owner();
            return lock.holding(work);
        });
    }

    /**
     * Gives a file a second name, by which other processes find it.
     *
     * @param file from {@link #newName}, made and filled: who finds it finds all of it
     * @return the second name
     * @throws java.nio.file.FileAlreadyExistsException if the name is taken
     */
    public Path publish(Path file) throws IOException {
        return locked(() -> Files.createLink(files.publicName(file), file));
    }

    /** What {@link #publish} makes of a file with this name. */
    public Path publicName(String name) {
        return files.publicName(name);
    }

    /**
     * The name of a file that all who have files here share. It is made, looked for and opened
     * {@link #locked}, and removed when the last of them ends.
     */
    public Path commonName(String name) {
        return files.commonName(name);
    }

    /**
     * Gives a file of this process away, as an annex of another file, whose owner it belongs to from
     * then on: it ends with that process, whichever made it.
     *
     * @param file from {@link #newName}, made and filled
     * @param main the other file, as {@link #newName} gave it to its owner
     * @return the annex, as {@link #annexName} says
     * @throws NoSuchFileException if the other file has gone; {@code file} stays as it is
     * @throws java.nio.file.FileAlreadyExistsException if there is an annex of this name
     */
    public Path annex(Path file, Path main, String name) throws IOException {
        return locked(() -> {
            if (!Files.exists(main)) {
                throw new NoSuchFileException(main.toString(), null,
                        "it has been closed, or its owner has ended: nothing can be added to it");
            }
            Files.move(file, annexName(main, name));
            owned.remove(file);
            return annexName(main, name);
        });
    }

    /** Where the annex {@code name} of {@code main} is, or would be. Who needs it no more deletes it. */
    public Path annexName(Path main, String name) {
        return files.annexName(main, name);
    }

    /** The names of the annexes that {@code main} has. */
    public List<String> annexes(Path main) throws IOException {
        return files.annexes(main);
    }

    /**
     * Removes a file of this process, if it is there, and its second name.
     *
     * @param file from {@link #newName}
     */
    public void remove(Path file) throws IOException {
        lock.alone(() -> owned.remove(file) ? lock.holding(() -> files.delete(file)) : null);
    }

    private OwnerFile owner() throws IOException {
        OwnerFile known = owner;
        if (known == null) {
            if (ended) {
                throw new IllegalStateException(
                        "This process is ending: it can make nothing in " + path + " any more.");
            }
            Children.afterThem(this::end);
            known = OwnerFile.claim(path);
            owner = known;
            if (tidiesUp()) {
                lock.holding(this::sweepLocked);
            }
        }
        return known;
    }

    /** Not every worker: each would look at all the others. */
    private static boolean tidiesUp() {
        return JvmProcess.parent().isEmpty() || Lifeline.isCut();
    }

    /** Removes what dead owners left. */
    public void sweep() throws IOException {
        locked(this::sweepLocked);
    }

    private boolean sweepLocked() throws IOException {
        files.sweep(owner);
        return true;
    }

    /** Removes what dead owners left in the places that this library uses, if any is there. */
    static void tidyUp() {
        for (PrivateFolder folder : new HashSet<>(List.of(temporary(), inMemory()))) {
            if (Files.isDirectory(folder.path)) {
                try {
                    folder.lock.alone(folder::owner);
                } catch (IOException e) {
                    // It stays for the next program.
                }
            }
        }
    }

    /** Removes what is this process's, and the folder if nobody else has anything in it. */
    void end() {
        try {
            lock.alone(() -> {
                ended = true;
                OwnerFile own = owner;
                return own != null && lock.holding(() -> leave(own));
            });
            Files.deleteIfExists(path);
        } catch (DirectoryNotEmptyException e) {
            // The last one to end removes it.
        } catch (IOException e) {
            // It stays for the next program.
        }
    }

    private boolean leave(OwnerFile own) throws IOException {
        files.bury(own.file()); // with the annexes that others made
        owned.clear();
        if (tidiesUp()) {
            sweepLocked();
        }
        if (files.otherOwners(own).isEmpty()) {
            files.removeCommon();
            lock.remove();
        }
        own.end();
        return true;
    }
}
