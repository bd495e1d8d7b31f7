package poolcraft.manager;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;
import poolcraft.pipe.Serializer;
import poolcraft.process.Transfer;

/**
 * Serialization over the connection between a manager and a client: what is written or read knows
 * which connection that is. Thread-safe; stays in its process.
 */
@SuppressWarnings("serial") // it is never sent
final class HomeSerializer implements Serializer {

    private static final ThreadLocal<@Nullable Home> CURRENT = new ThreadLocal<>();

    private final Home home;
    private final Serializer objects;

    HomeSerializer(Home home, Serializer objects) {
        this.home = home;
        this.objects = objects;
    }

    /** The side for which the current thread reads or writes just now, if there is one. */
    static @Nullable Home current() {
        return CURRENT.get();
    }

    @Override
    public void write(Object object, OutputStream out, Transfer transfer) throws IOException {
        Home before = CURRENT.get();
        CURRENT.set(home);
        try {
            objects.write(object, out, transfer);
        } finally {
            CURRENT.set(before);
        }
    }

    @Override
    public Object read(InputStream in) throws IOException, ClassNotFoundException {
        Home before = CURRENT.get();
        CURRENT.set(home);
        try {
            return objects.read(in);
        } finally {
            CURRENT.set(before);
        }
    }
}
