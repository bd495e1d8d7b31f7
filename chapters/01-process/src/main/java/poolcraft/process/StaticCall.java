package poolcraft.process;

import java.io.Serial;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;

/** A target that calls a static method: what {@link TargetCodec} makes of most functions. */
final class StaticCall implements ProcessTarget {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient Method method;
    private final transient Object[] arguments;

    StaticCall(Method method, Object[] arguments) {
        this.method = method;
        this.arguments = arguments;
    }

    @Override
    public void run() throws Exception {
        try {
            method.invoke(null, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof Exception exception ? exception : rethrown(e);
        }
    }

    private static Exception rethrown(InvocationTargetException e) {
        if (e.getCause() instanceof Error error) {
            throw error;
        }
        return e;
    }
}
