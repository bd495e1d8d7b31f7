package poolcraft.process;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.ObjectStreamClass;

/** Turns the bytes of an {@link ObjectWriter} into the object again, behind the allow-list. */
final class ObjectReader extends ObjectInputStream {

    private final ClassLoader loader;

    private ObjectReader(InputStream in, AllowList allowList, ClassLoader loader)
            throws IOException {
        super(in);
        this.loader = loader;
        setObjectInputFilter(allowList);
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

    /** As above, from {@code in}, which stays open. */
    static Object read(InputStream in, AllowList allowList, ClassLoader loader)
            throws IOException, ClassNotFoundException {
        return new ObjectReader(in, allowList, loader).readObject();
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
