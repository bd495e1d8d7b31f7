// Fails: lettersOfAnyScriptArriveUnderAPlainLocale
// Misconception: a command line carries any text.
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
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
        Process child = new ProcessBuilder(command(program, arguments)).start();
        var errors = CompletableFuture.supplyAsync(() -> textOf(child.getErrorStream()));
        child.getOutputStream().close();
        String output = textOf(child.getInputStream());
        return new Result(child.waitFor(), output, errors.join());
    }

    private static List<String> command(Class<?> program, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Dstdout.encoding=UTF-8");
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add(program.getName());
        command.addAll(arguments);
        return command;
    }

    private static String textOf(InputStream stream) {
        try {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read what the child prints", e);
        }
    }
}
