// Fails: itNeedsNoJavaOnThePath
// Misconception: the java on the PATH is the one that runs this program.
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Runs a program of this class path in a child JVM. */
public final class OwnProcess {

    /**
     * How a child ended, and all that it printed.
     *
     * @param exitCode its exit code
     * @param output what it printed on standard output
     * @param errors what it printed on standard error
     */
    public record Result(int exitCode, String output, String errors) {}

    private OwnProcess() {}

    /** Runs the main method of {@code program} in a child JVM and waits for its end. */
    public static Result run(Class<?> program, List<String> arguments)
            throws IOException, InterruptedException {
        Process child = new ProcessBuilder(command()).start();
        var errors = CompletableFuture.supplyAsync(() -> textOf(child.getErrorStream()));
        tell(child.getOutputStream(), program, arguments);
        String output = textOf(child.getInputStream());
        return new Result(child.waitFor(), output, errors.join());
    }

    private static List<String> command() {
        return List.of("java", "-Dstdout.encoding=UTF-8", "-Dstderr.encoding=UTF-8", "-cp",
                System.getProperty("java.class.path"), OwnProcess.class.getName());
    }

    /** Sends bytes, which no locale changes, and ends the child's input behind them. */
    private static void tell(OutputStream stdin, Class<?> program, List<String> arguments)
            throws IOException {
        try (var out = new DataOutputStream(stdin)) {
            out.writeUTF(program.getName());
            out.writeInt(arguments.size());
            for (String argument : arguments) {
                out.writeUTF(argument);
            }
        }
    }

    private static String textOf(InputStream stream) {
        try {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read what the child prints", e);
        }
    }

    /** In the child: reads what it was told, and becomes that program. */
    public static void main(String[] ignored) throws Throwable {
        var in = new DataInputStream(System.in);
        Class<?> program = Class.forName(in.readUTF());
        String[] arguments = new String[in.readInt()];
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = in.readUTF();
        }
        try {
            program.getMethod("main", String[].class).invoke(null, (Object) arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
