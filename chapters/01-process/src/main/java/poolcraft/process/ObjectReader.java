package poolcraft.process;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.ObjectStreamClass;
import java.io.StreamCorruptedException;
import java.util.ArrayList;
import java.util.List;

/** Turns the bytes of an {@link ObjectWriter} into the object again, behind the allow-list. */
final class ObjectReader extends ObjectInputStream {

    private final InputGuard guard;
    private final ClassLoader loader;
    private final List<AutoCloseable> arrived = new ArrayList<>();

    private ObjectReader(InputStream in, InputGuard guard, ClassLoader loader)
            throws IOException {
        super(in);
        this.guard = guard;
        this.loader = loader;
        setObjectInputFilter(guard);
        enableResolveObject(true);
    }

    /**
     * The object in {@code bytes}; its classes are looked up in {@code loader}.
     *
     * @throws IOException if the bytes are no object, or hold a class that is not allowed
     * @throws ClassNotFoundException if this process does not have one of its classes
     */
    static Object read(byte[] bytes, AllowList allowList, ClassLoader loader)
            throws IOException, ClassNotFoundException {
        return read(new ByteArrayInputStream(bytes), allowList, loader);
    }

    /** As above, from {@code in}, which stays open and knows how many bytes it has. */
    static Object read(InputStream in, AllowList allowList, ClassLoader loader)
            throws IOException, ClassNotFoundException {
        var guard = new InputGuard(allowList, in.available());
        return new ObjectReader(in, guard, loader).readGuarded();
    }

    /** Damaged bytes can end in any exception: the code of the classes that are read runs. */
    private Object readGuarded() throws IOException, ClassNotFoundException {
        boolean read = false;
        try {
            Object object = readObject();
            read = true;
            return object;
        } catch (IOException e) {
            throw guard.explain(e);
        } catch (NoClassDefFoundError e) {
            throw new ClassNotFoundException(e.getMessage(), e);
        } catch (RuntimeException | StackOverflowError | LinkageError | InternalError
                | AssertionError e) {
            var damaged = new StreamCorruptedException("the object cannot be read: " + e);
            damaged.initCause(e);
            throw damaged;
        } finally {
            if (!read) {
                closeWhatArrived();
            }
        }
    }

    /** Nobody will ever see what came with an object that cannot be read. */
    private void closeWhatArrived() {
        for (AutoCloseable thing : arrived) {
            try {
                thing.close();
            } catch (Exception e) {
                // What matters is why the object cannot be read.
            }
        }
    }

    @Override
    protected Object resolveObject(Object object) {
        if (object instanceof Transferable && object instanceof AutoCloseable closeable) {
            arrived.add(closeable);
        }
        return object;
    }

    @Override
    protected Class<?> resolveClass(ObjectStreamClass type)
            throws IOException, ClassNotFoundException {
        try {
            return Class.forName(type.getName(), false, loader);
        } catch (ClassNotFoundException e) {
            return super.resolveClass(type);
        }
    }

    @Override
    protected Class<?> resolveProxyClass(String[] interfaces) throws ClassNotFoundException {
        throw new ClassNotFoundException("a dynamic proxy of " + String.join(", ", interfaces)
                + ": proxies do not travel between processes");
    }
}
