package poolcraft.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The files in a {@link PrivateFolder}: what their names say, and what goes with whom. What changes
 * something is called under the lock of the folder.
 */
final class FolderFiles {

    private static final String SEGMENT = "segment-";
    private static final String COMMON = "common-";
    private static final String ANNEX = "+";

    private final Path folder;

    FolderFiles(Path folder) {
        this.folder = folder;
    }

    private List<Path> list() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }

    /** The second name of a file with this name. */
    Path publicName(String name) {
        return folder.resolve(SEGMENT + name);
    }

    /** The second name of an owner's file. */
    Path publicName(Path file) {
        String name = name(file);
        return publicName(name.substring(name.lastIndexOf('~') + 1));
    }

    /** The name of a file that all owners share. */
    Path commonName(String name) {
        return folder.resolve(COMMON + name);
    }

    /** Where the annex {@code name} of {@code main} is, or would be. */
    Path annexName(Path main, String name) {
        return main.resolveSibling(name(main) + ANNEX + name);
    }

    /** The names of the annexes that {@code main} has. */
    List<String> annexes(Path main) throws IOException {
        String prefix = name(main) + ANNEX;
        return list().stream().map(FolderFiles::name).filter(file -> file.startsWith(prefix))
                .map(file -> file.substring(prefix.length())).toList();
    }

    /**
     * Deletes a file, and its second name. That may be another file's by now: only that of this very
     * file goes.
     */
    boolean delete(Path file) throws IOException {
        Path other = publicName(file);
        if (Files.exists(file) && Files.exists(other) && Files.isSameFile(file, other)) {
            Files.delete(other);
        }
        return Files.deleteIfExists(file);
    }

    /** The owner files that are there, but for {@code own}. */
    List<Path> otherOwners(@Nullable OwnerFile own) throws IOException {
        return list().stream()
                .filter(file -> OwnerFile.isOwner(file)
                        && (own == null || !file.equals(own.file())))
                .toList();
    }

    /** Removes what dead owners left; {@code own} is none of them. */
    // tag::sweep[]
    void sweep(@Nullable OwnerFile own) throws IOException {
        for (Path other : otherOwners(own)) {
            Uninterrupted.run(() -> OwnerFile.ifDead(other, this::bury));
        }
        for (Path file : list()) {
            if (OwnerFile.isWithoutOwner(file)) {
                delete(file);
            }
        }
    }

    /** Removes what belongs to the owner with {@code ownerFile}. */
    boolean bury(Path ownerFile) throws IOException {
        for (Path file : list()) {
            if (OwnerFile.isOwnedBy(ownerFile, file)) {
                delete(file);
            }
        }
        return true;
    }
    // end::sweep[]

    /** Removes what the owners shared: the last one has gone. */
    void removeCommon() throws IOException {
        for (Path file : list()) {
            if (name(file).startsWith(COMMON)) {
                Files.deleteIfExists(file);
            }
        }
    }
}
