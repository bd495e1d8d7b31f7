package poolcraft.course.machine;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * What a program printed and how it ended.
 *
 * <p>The program's output goes to files, so that neither a flood nor a grandchild that keeps a pipe
 * open can hold the caller up. Its standard input is empty.
 *
 * @param exitCode its exit code; -1 if it did not end within its limit and was killed
 * @param output what it printed on its standard output
 * @param errors what it printed on its standard error stream
 */
public record Captured(int exitCode, String output, String errors) {

    /** Runs a program to its end. On its limit, it and its descendants are killed. */
    public static Captured run(ProcessBuilder builder, Duration limit)
            throws IOException, InterruptedException {
        Path output = Files.createTempFile("course-out", ".txt");
        Path errors = Files.createTempFile("course-err", ".txt");
        try {
            Process process = builder.redirectInput(nothing()).redirectOutput(output.toFile())
                    .redirectError(errors.toFile()).start();
            int exitCode = await(process, limit);
            return new Captured(exitCode, text(output), text(errors));
        } finally {
            Files.deleteIfExists(output);
            Files.deleteIfExists(errors);
        }
    }

    /** Whether it ended by itself. */
    public boolean ended() {
        return exitCode != -1;
    }

    private static int await(Process process, Duration limit) throws InterruptedException {
        try {
            if (process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                return process.exitValue();
            }
            return -1;
        } finally {
            if (process.isAlive()) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
        }
    }

    private static ProcessBuilder.Redirect nothing() {
        return ProcessBuilder.Redirect.from(new File(Programs.onWindows() ? "NUL" : "/dev/null"));
    }

    private static String text(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }
}
