package poolcraft.process;

import java.io.Serial;
import java.lang.invoke.MethodHandle;
import java.lang.reflect.UndeclaredThrowableException;

/**
 * A target that calls a static method without parameters and result. The JVM has the code for this
 * shape of call from the start, whereas it makes some for each shape of {@link StaticCall}.
 */
final class PlainCall implements ProcessTarget {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient MethodHandle method;

    PlainCall(MethodHandle method) {
        this.method = method;
    }

    @Override
    public void run() throws Exception {
        try {
            method.invokeExact();
        } catch (Exception | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new UndeclaredThrowableException(e);
        }
    }
}
