package poolcraft.manager;

import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The types that a manager makes objects of. Immutable and thread-safe. */
final class Types {

    private final Map<Class<?>, MakerOf<?, ?>> makers = new HashMap<>();

    Types(List<Registration> registrations) {
        for (Registration registration : registrations) {
            makers.put(registration.type(), registration.maker());
        }
    }

    /**
     * A new object of the registered {@code type}.
     *
     * @throws Exception what its maker throws
     */
    Object make(Class<?> type, @Nullable Object argument) throws Exception {
        MakerOf<?, ?> maker = makers.get(type);
        if (maker == null) {
            throw new IllegalArgumentException("The type " + type.getName() + " is not registered"
                    + " in this manager. Register it where the manager is started:"
                    + " Manager.builder().register(...). Registered are: " + makers.keySet() + ".");
        }
        Object made = make(maker, argument);
        if (!type.isInstance(made)) {
            throw new ClassCastException("The maker of " + type.getName() + " has made " + made
                    + ", which is none.");
        }
        return made;
    }

    @SuppressWarnings("unchecked") // a wrong argument fails in the maker
    private static <A> Object make(MakerOf<A, ?> maker, @Nullable Object argument)
            throws Exception {
        return maker.make((A) argument);
    }

    /**
     * What the caller of {@code method} gets for {@code result}: a proxy, if that is an object of the
     * library's, or if the method returns a registered type; the result itself, if not.
     */
    @Nullable
    Object exposeResult(@Nullable Object result, Method method, ObjectTable table) {
        if (result instanceof Monitor monitor) {
            return table.expose(monitor, Exposed.of(monitor.exposedAs()));
        }
        Class<?> type = method.getReturnType();
        return result == null || !makers.containsKey(type) || Proxies.referenceOf(result) != null
                ? result
                : table.expose(result, Exposed.of(type));
    }
}
