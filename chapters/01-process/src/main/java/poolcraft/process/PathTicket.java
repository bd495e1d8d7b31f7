package poolcraft.process;

import java.io.Serial;
import java.io.Serializable;
import java.nio.file.FileSystems;
import java.nio.file.Path;

/**
 * What travels in place of a {@link Path}, which is a value to everybody but to serialization. A
 * relative one is relative to the other process's working folder.
 */
record PathTicket(String path) implements Serializable {

    /** A path of another file system, such as one inside a zip, means nothing elsewhere. */
    static boolean canStandFor(Object object) {
        return object instanceof Path path
                && path.getFileSystem().equals(FileSystems.getDefault());
    }

    @Serial
    private Object readResolve() {
        return Path.of(path);
    }
}
