package poolcraft.pipe;

import java.io.Closeable;
import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The file by which a Unix domain socket is found. When a process is killed the system leaves it
 * behind, and then lets nobody bind to its path.
 *
 * <p>So a file behind which nobody listens is replaced. But another process may be about to do the
 * same, and a socket is bound a moment before it listens. Therefore:
 *
 * <pre>
 *  1  bind and listen at a path of our own, beside the one that is wanted
 *  2  link that to the wanted path; if there was nothing, this succeeds, and all is done
 *  3  connect to what is there; if somebody answers, the path is in use: fail
 *  4  move what is there to a path of our own: now no other process can take it
 *  5  connect to that; if somebody answers, it has just come: link it back, and fail
 *  6  delete it; on with 2
 * </pre>
 *
 * <p>What is at the wanted path either listens or is dead, at any time. Immutable.
 */
final class SocketFile implements Closeable {

    /** In bytes; the limits of the systems lie a little above. */
    static final int MAX_PATH = 100;

    private static final int ATTEMPTS = 10;

    /** Those that are deleted at the end of this JVM, if nobody has closed them by then. */
    private static final Set<SocketFile> OPEN = ConcurrentHashMap.newKeySet();

    static {
        Runtime.getRuntime()
                .addShutdownHook(new Thread(SocketFile::closeAll, "poolcraft-socket-files"));
    }

    private final Path path;
    private final @Nullable Object inode;

    private SocketFile(Path path) throws IOException {
        this.path = path;
        this.inode = inode(path);
    }

    /**
     * Binds {@code server} to {@code path}, for this user only.
     *
     * @throws BindException if another listener is there, or the path is not possible
     */
    static SocketFile bind(ServerSocketChannel server, Path path, int backlog)
            throws IOException {
        check(path);
        Path own = beside(path);
        try {
            server.bind(UnixDomainSocketAddress.of(own), backlog);
            protect(own);
            publish(own, path);
            SocketFile file = new SocketFile(path);
            OPEN.add(file);
            return file;
        } finally {
            Files.deleteIfExists(own);
        }
    }

    private static void check(Path path) throws BindException {
        int length = path.toString().getBytes(StandardCharsets.UTF_8).length;
        if (length > MAX_PATH || length == 0) {
            throw new BindException("Cannot bind to '" + path + "': the path of a Unix domain"
                    + " socket must have 1 to " + MAX_PATH + " bytes, this one has " + length
                    + ". Choose a short one, in the temporary folder for instance.");
        }
        Path folder = path.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new BindException("Cannot bind to '" + path + "': there is no folder " + folder
                    + ". Create it first.");
        }
    }

    /** A path in the same folder, of about the same length, that nobody else has. */
    private static Path beside(Path path) {
        return path.resolveSibling("." + HexFormat.of().formatHex(Key.randomBytes(3)));
    }

    private static void protect(Path own) throws IOException {
        var view = Files.getFileAttributeView(own, PosixFileAttributeView.class);
        if (view != null) {
            view.setPermissions(PosixFilePermissions.fromString("rw-------"));
        }
    }

    private static void publish(Path own, Path path) throws IOException {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            try {
                link(own, path);
                return;
            } catch (FileAlreadyExistsException e) {
                removeIfDead(path);
            }
        }
        throw new BindException("Cannot bind to '" + path + "': others keep binding to it.");
    }

    /** Gives the socket at {@code from} the name {@code to} as well, if that is free. */
    private static void link(Path from, Path to) throws IOException {
        try {
            Files.createLink(to, from);
        } catch (FileAlreadyExistsException e) {
            throw e;
        } catch (UnsupportedOperationException | FileSystemException e) {
            Files.move(from, to); // no hard links here: less certain, but as good as it gets
        }
    }

    private static void removeIfDead(Path path) throws IOException {
        if (!isSocket(path)) {
            throw new BindException("Cannot bind to '" + path + "': there is a file already that is"
                    + " no socket. It was left alone. Choose another path.");
        }
        if (isAnswered(path)) {
            throw inUse(path);
        }
        Path away = beside(path);
        try {
            Files.move(path, away, StandardCopyOption.ATOMIC_MOVE);
        } catch (NoSuchFileException e) {
            return; // removed by another process
        }
        try {
            if (isAnswered(away)) {
                link(away, path);
                throw inUse(path);
            }
        } finally {
            Files.deleteIfExists(away);
        }
    }

    private static boolean isSocket(Path path) throws IOException {
        try {
            return Files.readAttributes(path, BasicFileAttributes.class).isOther();
        } catch (NoSuchFileException e) {
            return true; // it has just gone, which will be found out
        }
    }

    /** Whether somebody listens at {@code path}; who is called finds nothing worth a word. */
    private static boolean isAnswered(Path path) throws IOException {
        try (var caller = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            caller.configureBlocking(false);
            caller.connect(UnixDomainSocketAddress.of(path));
            return true;
        } catch (ConnectException e) {
            return false;
        } catch (SocketException e) {
            return Files.exists(path); // too busy, or closed to us: it is there
        }
    }

    private static BindException inUse(Path path) {
        return new BindException("Cannot bind to '" + path + "': a listener is there already. Close"
                + " it first, or choose another path.");
    }

    /** Deletes the file, unless another listener has put its own in its place. */
    @Override
    public void close() throws IOException {
        OPEN.remove(this);
        if (Objects.equals(inode, inode(path))) {
            Files.deleteIfExists(path);
        }
    }

    private static @Nullable Object inode(Path path) throws IOException {
        try {
            return Files.readAttributes(path, BasicFileAttributes.class).fileKey();
        } catch (NoSuchFileException e) {
            return "no file";
        }
    }

    private static void closeAll() {
        for (SocketFile file : OPEN) {
            try {
                file.close();
            } catch (IOException e) {
                // It stays, and the next listener replaces it.
            }
        }
    }
}
