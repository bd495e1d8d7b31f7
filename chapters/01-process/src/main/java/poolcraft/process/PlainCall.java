package poolcraft.process;

import java.io.Serial;
import java.lang.invoke.MethodHandle;
import java.lang.reflect.Method;
import java.lang.reflect.UndeclaredThrowableException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A target that calls a static method that has no result and no parameter, or a text as its only
 * one. The JVM has the code for these shapes of call from the start, whereas it makes some for each
 * shape of {@link StaticCall}.
 */
final class PlainCall implements ProcessTarget {

    @Serial
    private static final long serialVersionUID = 1L;

    private static final List<Class<?>> TEXT = List.of(String.class);

    private final transient MethodHandle method;
    private final transient @Nullable Object[] arguments;

    /** A call of {@code method}, which {@link #fits}. */
    PlainCall(MethodHandle method, @Nullable Object[] arguments) {
        this.method = method;
        this.arguments = arguments;
    }

    static boolean fits(Method method) {
        List<Class<?>> parameters = Arrays.asList(method.getParameterTypes());
        return method.getReturnType() == void.class
                && (parameters.isEmpty() || parameters.equals(TEXT));
    }

    @Override
    public void run() throws Exception {
        try {
            if (arguments.length == 0) {
                method.invokeExact();
            } else {
                method.invokeExact((String) arguments[0]);
            }
        } catch (Exception | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new UndeclaredThrowableException(e);
        }
    }
}
