package poolcraft.process;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
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
final class PrivateFiles {

    private static final boolean POSIX = FileSystems.getDefault().supportedFileAttributeViews()
            .contains("posix");

    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions
            .fromString("rwx------");

    private static final FileAttribute<?>[] FOLDER = attributes("rwx------");

    private static final FileAttribute<?>[] FILE = attributes("rw-------");

    private PrivateFiles() {}

    private static FileAttribute<?>[] attributes(String mode) {
        return POSIX
                ? new FileAttribute<?>[]{PosixFilePermissions
                        .asFileAttribute(PosixFilePermissions.fromString(mode))}
                : new FileAttribute<?>[0];
    }

    /** Makes the folder unless something of that name is there. */
    static void ensureFolder(Path folder) throws IOException {
        try {
            Files.createDirectory(folder, FOLDER);
        } catch (FileAlreadyExistsException e) {
            checkIsFolder(folder);
        }
    }

    private static void checkIsFolder(Path folder) throws IOException {
        try {
            if (!Files.readAttributes(folder, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                    .isDirectory()) {
                throw notOurs(folder, "is not a folder");
            }
        } catch (NoSuchFileException e) {
            // Removed meanwhile: a file cannot be made in it, and that is told then.
        }
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

    /**
     * Makes {@code file}, and looks whose folder that is: who we are to the file system is told by
     * a new file; the name in {@code user.name} can be anything.
     */
    static void newFileInOwn(Path folder, Path file) throws IOException {
        try {
            newFile(file);
        } catch (AccessDeniedException e) {
            throw notOurs(folder, "belongs to another user");
        }
        try {
            check(folder, file);
        } catch (IOException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    private static void check(Path folder, Path file) throws IOException {
        if (POSIX && !Files.getPosixFilePermissions(folder, LinkOption.NOFOLLOW_LINKS)
                .equals(OWNER_ONLY)) {
            throw notOurs(folder, "is open to other users");
        }
        if (POSIX && !Files.getOwner(file).equals(Files.getOwner(folder))) {
            throw notOurs(folder, "belongs to another user");
        }
    }

    private static IOException notOurs(Path folder, String why) {
        return new IOException("This program needs the folder " + folder + " for itself, but it "
                + why + ". Remove it, or ask its owner to.");
    }
}
