package poolcraft.process;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The class loader of a child whose parent has classes that the child lacks: what is not on the
 * class path is asked of the parent's {@link ClassServer}. The connection is opened at the first
 * missing class, and again if it is lost. Thread-safe.
 */
final class ParentsClasses extends ClassLoader {

    static {
        registerAsParallelCapable();
    }

    private static final String CLASS_FILE = ".class";

    private final ClassAddress address;
    private final AllowList allowList;
    private final Object conversation = new Object();
    private @Nullable SocketChannel channel;
    private @Nullable DataInputStream in;
    private @Nullable DataOutputStream out;

    ParentsClasses(ClassAddress address, AllowList allowList) {
        super("parents-classes", ClassLoader.getSystemClassLoader());
        this.address = address;
        this.allowList = allowList;
    }

    // tag::find[]
    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        try {
            Answer answer = ask(name);
            if (answer == null) {
                throw new ClassNotFoundException(name);
            }
            byte[] classFile = answer.classFile();
            Class<?> type = defineClass(name, classFile, 0, classFile.length);
            SessionVariables.restore(type, answer.variables(), allowList);
            return type;
        } catch (IOException | ReflectiveOperationException e) {
            throw e instanceof ClassNotFoundException missing
                    ? missing
                    : new ClassNotFoundException(name + " (asking the parent for it failed)", e);
        }
    }
    // end::find[]

    /** A class file, too: a child of this child may lack the class as well. */
    @Override
    public @Nullable InputStream getResourceAsStream(String name) {
        InputStream known = super.getResourceAsStream(name);
        if (known != null || !name.endsWith(CLASS_FILE)) {
            return known;
        }
        try {
            String type = name.substring(0, name.length() - CLASS_FILE.length());
            Answer answer = ask(type.replace('/', '.'));
            return answer == null ? null : new ByteArrayInputStream(answer.classFile());
        } catch (IOException e) {
            return null; // as the method says: a resource that cannot be read is none
        }
    }

    @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
    private record Answer(byte[] classFile, byte[] variables) {}

    /** A thread that is interrupted loses the connection, but must have its class. */
    private @Nullable Answer ask(String name) throws IOException {
        synchronized (conversation) {
            return Uninterrupted.run(() -> askOnce(name));
        }
    }

    private @Nullable Answer askOnce(String name) throws IOException {
        boolean answered = false;
        try {
            DataOutputStream question = out == null ? open() : out;
            question.writeUTF(name);
            question.flush();
            int length = in.readInt();
            Answer answer = length < 0
                    ? null
                    : new Answer(in.readNBytes(length), in.readNBytes(in.readInt()));
            answered = true;
            return answer;
        } finally {
            if (!answered) {
                hangUp();
            }
        }
    }

    private DataOutputStream open() throws IOException {
        SocketChannel opened = SocketChannel.open(UnixDomainSocketAddress.of(address.socket()));
        channel = opened;
        in = new DataInputStream(Channels.newInputStream(opened));
        DataOutputStream question = new DataOutputStream(Channels.newOutputStream(opened));
        question.write(address.key().getBytes(StandardCharsets.US_ASCII));
        question.writeInt(address.source());
        out = question;
        return question;
    }

    /** The next question begins a new conversation. */
    private void hangUp() throws IOException {
        out = null;
        if (channel != null) {
            channel.close();
        }
    }
}
