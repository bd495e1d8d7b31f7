import java.io.IOException;
import java.util.List;

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
        // Begin with a ProcessBuilder. Its first word is the java in the folder "java.home"/bin.
        return new Result(-1, "", "");
    }
}
