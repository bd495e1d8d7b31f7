package poolcraft.course.machine;

import java.io.IOException;
import java.lang.reflect.Proxy;

/**
 * A program that runs on the streams of this process, in its stead.
 *
 * <p>A terminal sends Ctrl-C to both: the program decides what it means, and this process waits for
 * it. A signal that ends this process ends the program, too.
 */
public final class Foreground {

    private Foreground() {}

    /** Runs the program to its end; the exit code is its own. */
    public static int run(ProcessBuilder builder) throws IOException, InterruptedException {
        leaveCtrlCToTheProgram();
        Process process = builder.inheritIO().start();
        Thread ending = new Thread(process::destroy, "end-the-program");
        Runtime.getRuntime().addShutdownHook(ending);
        int exitCode = process.waitFor();
        Runtime.getRuntime().removeShutdownHook(ending);
        return exitCode;
    }

    /** By reflection: the compiler warns of the only API there is for this, and cannot be told not to. */
    private static void leaveCtrlCToTheProgram() {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object nothing = Proxy.newProxyInstance(handler.getClassLoader(),
                    new Class<?>[]{handler},
                    (_, _, _) -> null);
            signal.getMethod("handle", signal, handler)
                    .invoke(null, signal.getConstructor(String.class).newInstance("INT"), nothing);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(
                    "This JVM lets no program handle Ctrl-C: is it started with"
                            + " limited modules, or with -Xrs?",
                    e);
        }
    }
}
