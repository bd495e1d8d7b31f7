// Fails: whatTheObjectThrowsTheProxyThrows
// Misconception: what invoke throws is what the method has thrown.
import java.io.EOFException;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import poolcraft.pipe.Connection;
import poolcraft.process.TransferException;

/** Objects that live in one process, and are called from another one. */
public final class OwnManager {

    /** To the server: this method of this object, with these arguments. */
    private record Call(String object, String method, List<String> types, Object[] arguments)
            implements
                Serializable {}

    /** From the server: the result, or what was thrown. */
    private record Answer(Object result, Throwable problem) implements Serializable {}

    private OwnManager() {}

    /**
     * Answers the calls of one client, until it hangs up.
     *
     * @param objects what can be called, by name: the methods of the interfaces that an object's
     *     class implements
     */
    public static void serve(Connection client, Map<String, Object> objects)
            throws IOException, InterruptedException {
        try {
            while (true) {
                Call call = (Call) client.receive();
                answer(client, perform(call, objects));
            }
        } catch (EOFException e) {
            // The client has hung up: there is no more to do.
        }
    }

    private static void answer(Connection client, Answer answer)
            throws IOException, InterruptedException {
        try {
            client.send(answer);
        } catch (TransferException e) {
            client.send(new Answer(null, new IllegalStateException(
                    "The method has done its work, but its result cannot be sent: " + e)));
        }
    }

    private static Answer perform(Call call, Map<String, Object> objects) {
        try {
            Object target = objects.get(call.object);
            if (target == null) {
                throw new NoSuchElementException("The server has no object " + call.object + ".");
            }
            return new Answer(exposed(target, call).invoke(target, call.arguments), null);
        } catch (InvocationTargetException e) {
            return new Answer(null, e);
        } catch (ReflectiveOperationException | RuntimeException e) {
            return new Answer(null, e);
        }
    }

    /** The method of an interface that is called. */
    private static Method exposed(Object target, Call call) {
        for (Class<?> type : target.getClass().getInterfaces()) {
            for (Method method : type.getMethods()) {
                if (method.getName().equals(call.method) && types(method).equals(call.types)) {
                    return method;
                }
            }
        }
        throw new UnsupportedOperationException("The object " + call.object
                + " has no such method to call: " + call.method + call.types);
    }

    private static List<String> types(Method method) {
        return Arrays.stream(method.getParameterTypes()).map(Class::getName).toList();
    }

    /**
     * Stands for an object of the server at the other end.
     *
     * @param type an interface that the object's class implements
     * @param name the object's name there
     */
    public static <T> T proxy(Class<T> type, String name, Connection server) {
        Object proxy = Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[]{type},
                (self, method, arguments) -> method.getDeclaringClass() == Object.class
                        ? ofTheProxyItself(self, method, arguments, name)
                        : call(server, new Call(name, method.getName(), types(method), arguments)));
        return type.cast(proxy);
    }

    /** These need no call, and would come out wrong: nothing equals an object elsewhere. */
    private static Object ofTheProxyItself(Object self, Method method, Object[] arguments,
            String name) {
        return switch (method.getName()) {
            case "equals" -> self == arguments[0];
            case "hashCode" -> System.identityHashCode(self);
            default -> "proxy of " + name;
        };
    }

    private static Object call(Connection server, Call call) throws Throwable {
        Answer answer = ask(server, call);
        if (answer.problem != null) {
            throw answer.problem;
        }
        return answer.result;
    }

    /** One call at a time on a connection: the next answer is the one to this call. */
    private static Answer ask(Connection server, Call call) {
        synchronized (server) {
            try {
                server.send(call);
                return (Answer) server.receive();
            } catch (IOException e) {
                throw new UncheckedIOException("The server is gone: " + call.object + "."
                        + call.method + " has failed.", e);
            } catch (InterruptedException e) {
                server.close(); // Or the answer would be taken for the one to the next call.
                Thread.currentThread().interrupt();
                throw new IllegalStateException("Interrupted while " + call.object + "."
                        + call.method + " was under way. The connection is closed.", e);
            }
        }
    }
}
