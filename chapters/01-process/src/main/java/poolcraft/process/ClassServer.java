package poolcraft.process;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Answers children that ask for classes they do not have: those of a JShell session, of a program
 * run from its source file, of a class loader of the parent's own.
 *
 * <p>One for a JVM, opened when the first child needs it: a Unix domain socket in a folder that
 * only this user can enter, and a key that the child is told on its standard input. A conversation:
 *
 * <pre>
 *  child:   text key, int source             once; a wrong key ends the conversation
 *  child:   text class name                  as often as needed
 *  parent:  int length, byte* class file     length -1: not here either
 *           int length, byte* variables      see {@link SessionVariables}
 * </pre>
 */
final class ClassServer {

    private static final AtomicInteger SOURCES = new AtomicInteger();

    private static @Nullable ClassServer instance;

    private final ServerSocketChannel server;
    private final Path socket;
    private final String key;
    private final Map<Integer, ClassSource> sources = new ConcurrentHashMap<>();

    private ClassServer() throws IOException {
        Path folder = Files.createTempDirectory("poolcraft-classes-");
        socket = folder.resolve("s");
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        key = HexFormat.of().formatHex(random);
        server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        server.bind(UnixDomainSocketAddress.of(socket));
    }

    /** Offers {@code source} from now on; the child that gets the address may ask. */
    static synchronized ClassAddress offer(ClassSource source) {
        try {
            ClassServer server = instance == null ? open() : instance;
            int number = SOURCES.incrementAndGet();
            server.sources.put(number, source);
            return new ClassAddress(server.socket.toString(), server.key, number);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot offer this program's classes to its children:"
                    + " no socket could be made in the temporary folder.", e);
        }
    }

    private static ClassServer open() throws IOException {
        ClassServer server = new ClassServer();
        instance = server;
        Thread.ofPlatform().daemon().name("poolcraft-class-server").start(server::accept);
        return server;
    }

    /** Forgets what {@link #offer} was told: the child has ended. */
    static synchronized void withdraw(ClassAddress address) {
        if (instance != null) {
            instance.sources.remove(address.source());
        }
    }

    /** Called when this JVM ends, after its children: until then they may ask. */
    static synchronized void shutDown() {
        if (instance != null) {
            instance.close();
        }
    }

    private void accept() {
        try {
            while (true) {
                SocketChannel child = server.accept();
                Thread.ofVirtual().name("poolcraft-class-server").start(() -> answer(child));
            }
        } catch (ClosedChannelException e) {
            // This JVM is ending.
        } catch (IOException e) {
            close();
        }
    }

    private void answer(SocketChannel child) {
        try (child) {
            var in = new DataInputStream(Channels.newInputStream(child));
            var out = new DataOutputStream(Channels.newOutputStream(child));
            if (!isKey(in.readUTF())) {
                return;
            }
            ClassSource source = sources.get(in.readInt());
            while (source != null) {
                answer(in.readUTF(), source, out);
            }
        } catch (IOException e) {
            // The child has all it needs, or is gone.
        }
    }

    private boolean isKey(String text) {
        return MessageDigest.isEqual(text.getBytes(StandardCharsets.UTF_8),
                key.getBytes(StandardCharsets.UTF_8));
    }

    private static void answer(String name, ClassSource source, DataOutputStream out)
            throws IOException {
        Optional<byte[]> classFile = source.classFile(name);
        if (classFile.isEmpty()) {
            out.writeInt(-1);
            return;
        }
        byte[] variables = source.variables(name);
        out.writeInt(classFile.get().length);
        out.write(classFile.get());
        out.writeInt(variables.length);
        out.write(variables);
    }

    private void close() {
        try {
            server.close();
            Files.deleteIfExists(socket);
            Files.deleteIfExists(socket.getParent());
        } catch (IOException e) {
            // Left in the temporary folder: nothing more can be done at the end.
        }
    }
}
