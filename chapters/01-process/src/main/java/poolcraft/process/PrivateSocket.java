package poolcraft.process;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A Unix domain socket of this process that listens where only this user can connect.
 *
 * <p>Its file lies in the {@link PrivateFolder} under the temporary folder, under a name of its
 * own. It goes with {@link #close()}, with the end of the process, or, after a SIGKILL, when the
 * next program of this library uses the folder.
 *
 * <pre>{@code
 * PrivateSocket socket = PrivateSocket.open(50);
 * tellOthers(socket.path().toString());
 * SocketChannel caller = socket.channel().accept();
 * ...
 * socket.close();
 * }</pre>
 *
 * <p>A path that a socket can have is about a hundred bytes long. Where the temporary folder's path
 * is too long for that, {@code /tmp} takes its place; where there is none, there is an {@link
 * IOException} that says so.
 *
 * <p>Thread-safe.
 */
public final class PrivateSocket implements AutoCloseable {

    /** Linux has room for 107 bytes, macOS for 103. */
    private static final int LONGEST_PATH = 99;

    private static final Path SHORT = Path.of("/tmp");

    private static volatile boolean used;

    private final PrivateFolder folder;
    private final Path path;
    private final ServerSocketChannel channel;

    private PrivateSocket(PrivateFolder folder, Path path, ServerSocketChannel channel) {
        this.folder = folder;
        this.path = path;
        this.channel = channel;
    }

    /**
     * A new socket, which listens.
     *
     * @param backlog how many callers may wait until they are accepted; zero for the usual number
     * @throws IllegalStateException if this process is ending
     */
    public static PrivateSocket open(int backlog) throws IOException {
        PrivateFolder folder = PrivateFolder.temporary();
        Path path = folder.newName("");
        if (isTooLong(path)) {
            folder.remove(path);
            folder = shortFolder(path);
            path = folder.newName("");
        }
        return listen(folder, path, backlog);
    }

    /** Whether this process has opened one, so that its children may call it. */
    static boolean wasUsed() {
        return used;
    }

    private static boolean isTooLong(Path path) {
        return path.toString().getBytes(StandardCharsets.UTF_8).length > LONGEST_PATH;
    }

    private static PrivateFolder shortFolder(Path path) throws IOException {
        if (!Files.isDirectory(SHORT)) {
            throw new IOException("A socket cannot have the path " + path + ": it is longer than "
                    + LONGEST_PATH + " bytes. Set java.io.tmpdir to a folder with a shorter path.");
        }
        return PrivateFolder.in(SHORT.toAbsolutePath());
    }

    private static PrivateSocket listen(PrivateFolder folder, Path path, int backlog)
            throws IOException {
        ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        used = true;
        try {
            channel.bind(UnixDomainSocketAddress.of(path), backlog);
            return new PrivateSocket(folder, path, channel);
        } catch (IOException e) {
            channel.close();
            folder.remove(path);
            throw e;
        }
    }

    /** Where callers are accepted. Blocking, until it is configured otherwise. */
    public ServerSocketChannel channel() {
        return channel;
    }

    /** Its file: what callers connect to. */
    public Path path() {
        return path;
    }

    /** Stops listening and removes the file. Callers that were accepted stay. */
    @Override
    public void close() throws IOException {
        try {
            channel.close();
        } finally {
            folder.remove(path);
        }
    }
}
