package poolcraft.memory;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * Folders and files that only their user can open: modes 0700 and 0600 where there are modes.
 *
 * <p>The folder lies where everybody may make one, so it is not believed to be ours because of its
 * name: it has to be a real folder, closed to others, and of the user who runs this process.
 */
final class PrivateFolder {

    private static final boolean POSIX = FileSystems.getDefault().supportedFileAttributeViews()
            .contains("posix");

    /** The user's name, as far as it is good for a file name. */
    private static final String USER = System.getProperty("user.name", "")
            .replaceAll("[^A-Za-z0-9._-]", "_");

    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions
            .fromString("rwx------");

    private static final FileAttribute<?>[] FOLDER = attributes("rwx------");

    private static final FileAttribute<?>[] FILE = attributes("rw-------");

    private PrivateFolder() {}

    private static FileAttribute<?>[] attributes(String mode) {
        return POSIX
                ? new FileAttribute<?>[]{PosixFilePermissions
                        .asFileAttribute(PosixFilePermissions.fromString(mode))}
                : new FileAttribute<?>[0];
    }

    /** Where the folder of this user in {@code parent} is, or would be. */
    static Path path(Path parent) {
        return parent.resolve("poolcraft-" + USER);
    }

    /** The folder of this user in {@code parent}; made if it is not there. */
    static Path in(Path parent) throws IOException {
        Path folder = path(parent);
        try {
            Files.createDirectory(folder, FOLDER);
        } catch (FileAlreadyExistsException e) {
            check(folder);
        }
        return folder;
    }

    private static void check(Path folder) throws IOException {
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            throw notOurs(folder, "is not a folder");
        }
        if (POSIX && !Files.getPosixFilePermissions(folder).equals(OWNER_ONLY)) {
            throw notOurs(folder, "is open to other users");
        }
        if (POSIX && !ownerOfNewFile(folder).equals(Files.getOwner(folder))) {
            throw notOurs(folder, "belongs to another user");
        }
    }

    /** Who we are to the file system; the name in {@code user.name} can be anything. */
    private static Object ownerOfNewFile(Path folder) throws IOException {
        Path probe = Files.createTempFile(folder, "probe", null, FILE);
        try {
            return Files.getOwner(probe);
        } finally {
            Files.delete(probe);
        }
    }

    private static IOException notOurs(Path folder, String why) {
        return new IOException("Shared memory needs the folder " + folder + " for itself, but it "
                + why + ". Remove it, or ask its owner to.");
    }

    /** Makes an empty file that was not there before. */
    static void newFile(Path file) throws IOException {
        Files.createFile(file, FILE);
    }

    /** Makes an empty file unless it is there. */
    static void ensureFile(Path file) throws IOException {
        try {
            newFile(file);
        } catch (FileAlreadyExistsException e) {
            // Another process of this user was quicker.
        }
    }
}
