package poolcraft.process;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Answers children that ask for classes they do not have: those of a JShell session, of a program
 * run from its source file, of a class loader of the parent's own.
 *
 * <p>One for a JVM, opened when the first child needs it: a {@link PrivateSocket}, and a key that
 * the child is told on its standard input. A conversation:
 *
 * <pre>
 *  child:   byte*64 key, int source          once, and soon; a wrong key ends the conversation
 *  child:   text class name                  as often as needed
 *  parent:  int length, byte* class file     length -1: not here either
 *           int length, byte* variables      see {@link SessionVariables}
 * </pre>
 */
final class ClassServer {

    /** How long a child may take to say the key: it does so at once. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private static final long AGAIN_NANOS = 10_000_000;

    private static final int RANDOM_BYTES = 32;

    private static final AtomicInteger SOURCES = new AtomicInteger();

    private static @Nullable ClassServer instance;

    private final PrivateSocket socket;
    private final byte[] key;
    private final Map<Integer, ClassSource> sources = new ConcurrentHashMap<>();

    private ClassServer() throws IOException {
        byte[] random = new byte[RANDOM_BYTES];
        new SecureRandom().nextBytes(random);
        key = HexFormat.of().formatHex(random).getBytes(StandardCharsets.US_ASCII);
        socket = PrivateSocket.open(0);
    }

    /** Offers {@code source} from now on; the child that gets the address may ask. */
    static synchronized ClassAddress offer(ClassSource source) {
        try {
            ClassServer server = instance == null ? open() : instance;
            int number = SOURCES.incrementAndGet();
            server.sources.put(number, source);
            return server.address(number);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot offer this program's classes to its children:"
                    + " no socket could be made in the temporary folder.", e);
        }
    }

    private ClassAddress address(int source) {
        String text = new String(key, StandardCharsets.US_ASCII);
        return new ClassAddress(socket.path().toString(), text, source);
    }

    private static ClassServer open() throws IOException {
        ClassServer server = new ClassServer();
        instance = server;
        // Not before: until the children have ended they may ask.
        Children.afterThem(server::close);
        // A virtual thread is not met by who interrupts all: that would close the channel for good.
        Thread.ofVirtual().name("poolcraft-class-server").start(server::accept);
        return server;
    }

    /** Forgets what {@link #offer} was told: the child has ended. */
    static synchronized void withdraw(ClassAddress address) {
        if (instance != null) {
            instance.sources.remove(address.source());
        }
    }

    private void accept() {
        while (socket.channel().isOpen()) {
            try {
                SocketChannel child = socket.channel().accept();
                Thread.ofVirtual().name("poolcraft-class-server").start(() -> answer(child));
            } catch (ClosedChannelException e) {
                return; // this JVM is ending
            } catch (IOException e) {
                LockSupport.parkNanos(AGAIN_NANOS); // no file descriptor is left: others will go
            }
        }
    }

    private void answer(SocketChannel child) {
        try (child) {
            var in = new DataInputStream(Channels.newInputStream(child));
            var out = new DataOutputStream(Channels.newOutputStream(child));
            if (!saysKey(child, in)) {
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

    /** Before the key no more is read, whatever the other side says, and not for long. */
    private boolean saysKey(SocketChannel child, DataInputStream in) throws IOException {
        Thread guard = Thread.ofVirtual().start(() -> closeSoon(child));
        try {
            return MessageDigest.isEqual(in.readNBytes(key.length), key);
        } finally {
            guard.interrupt();
        }
    }

    private static void closeSoon(SocketChannel child) {
        try {
            Thread.sleep(PATIENCE);
            child.close();
        } catch (InterruptedException e) {
            // It has said something in time.
        } catch (IOException e) {
            // It is closed as far as it can be.
        }
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
            socket.close();
        } catch (IOException e) {
            // Its file stays for the next program.
        }
    }
}
