import java.io.IOException;
import java.lang.reflect.Proxy;
import java.util.Map;
import poolcraft.pipe.Connection;

/** Objects that live in one process, and are called from another one. */
public final class OwnManager {

    private OwnManager() {}

    /**
     * Answers the calls of one client, until it hangs up.
     *
     * @param objects what can be called, by name: the methods of the interfaces that an object's
     *     class implements
     */
    public static void serve(Connection client, Map<String, Object> objects)
            throws IOException, InterruptedException {
        // What is in a call, and what is in an answer?
    }

    /**
     * Stands for an object of the server at the other end.
     *
     * @param type an interface that the object's class implements
     * @param name the object's name there
     */
    public static <T> T proxy(Class<T> type, String name, Connection server) {
        // java.lang.reflect.Proxy gives you an object whose methods all end up in one of yours.
        Object proxy = Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[]{type},
                (_, method, _) -> {
                    throw new UnsupportedOperationException("Nobody calls " + name + "."
                            + method.getName() + " at the other end of " + server + " yet.");
                });
        return type.cast(proxy);
    }
}
