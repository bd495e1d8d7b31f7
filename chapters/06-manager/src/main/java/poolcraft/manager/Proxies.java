package poolcraft.manager;

import java.io.IOException;
import java.io.InvalidObjectException;
import java.io.Serializable;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import poolcraft.process.Transfer;
import poolcraft.process.Transferable;

/**
 * Makes proxies from references: what a program holds in its hands.
 *
 * <p>For a registered interface that is a dynamic proxy, whose every method is a call. The
 * collections and the lock have a class of their own on top of such a proxy, since some of their
 * methods are no calls: an iterator, say, goes through a copy. Thread-safe: there is no state.
 */
final class Proxies {

    private static final Object[] NO_ARGUMENTS = {};

    private static final Map<Class<?>, Function<Reference, Object>> OWN = Map.of(
            RemoteList.class, ListProxy::new,
            RemoteMap.class, MapProxy::new,
            RemoteQueue.class, QueueProxy::new,
            RemoteLock.class, LockProxy::new);

    private Proxies() {}

    /** The proxy of {@code reference}. */
    static Object of(Reference reference) {
        Class<?> type = reference.exposed().type();
        Function<Reference, Object> own = OWN.get(type);
        return own == null ? dynamic(type, reference) : own.apply(reference);
    }

    /** A dynamic proxy of the interface {@code type}. */
    static <T> T dynamic(Class<T> type, Reference reference) {
        ClassLoader loader = type.getClassLoader() == null
                ? Proxies.class.getClassLoader()
                : type.getClassLoader();
        return type.cast(Proxy.newProxyInstance(loader,
                new Class<?>[]{type, Transferable.class}, new Handler(reference)));
    }

    /** The reference in {@code proxy}; null if it is none. */
    static @Nullable Reference referenceOf(@Nullable Object proxy) {
        if (proxy instanceof ProxyOf own) {
            return own.reference();
        }
        return proxy != null && Proxy.isProxyClass(proxy.getClass())
                && Proxy.getInvocationHandler(proxy) instanceof Handler handler
                        ? handler.reference
                        : null;
    }

    /** What the dynamic proxies do. */
    private record Handler(Reference reference) implements InvocationHandler {

        // tag::invoke[]
        @Override
        public @Nullable Object invoke(Object proxy, Method method,
                @Nullable Object @Nullable [] arguments) throws Throwable {
            @Nullable
            Object[] given = arguments == null ? NO_ARGUMENTS : arguments;
            Class<?> owner = method.getDeclaringClass();
            if (owner == Transferable.class) {
                return ticket((Transfer) given[0]);
            }
            return owner == Object.class
                    ? ofEveryObject(method.getName(), given)
                    : reference.call(method, given);
        }
        // end::invoke[]

        private Serializable ticket(@Nullable Object transfer) throws IOException {
            if (transfer == null) {
                throw new InvalidObjectException("there is no transfer");
            }
            return reference.ticket((Transfer) transfer);
        }

        private Object ofEveryObject(String name, @Nullable Object[] given) {
            return switch (name) {
                case "equals" -> reference.equals(referenceOf(given[0]));
                case "hashCode" -> reference.hashCode();
                default -> reference.toString();
            };
        }
    }
}
