package poolcraft.course.example;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import poolcraft.course.kit.Example;
import poolcraft.course.machine.Captured;

/**
 * Records the output of an example in its {@code .out} file, masked.
 *
 * @param runner runs the example
 */
public record Recorder(ExampleRunner runner) {

    private static final Duration LIMIT = Duration.ofMinutes(2);

    /**
     * Runs the example and records its output.
     *
     * @return the file that was written
     * @throws ExampleException if it did not end as it has to; nothing is recorded then
     */
    public Path record(Example example) throws IOException, InterruptedException {
        Expectation expectation = Expectation.of(example);
        Captured captured = runner.capture(example, LIMIT);
        if (captured.exitCode() != expectation.exitCode()) {
            throw new ExampleException(example.id() + " ended with the exit code "
                    + captured.exitCode() + ", not " + expectation.exitCode()
                    + ": nothing is recorded. Its error stream:\n" + captured.errors());
        }
        if (!isRecorded(example, captured.output())) {
            Files.writeString(example.recordedOutput(),
                    expectation.recorded(captured.output()));
        }
        return example.recordedOutput();
    }

    /** An output that says the same, in another order perhaps, is no reason to touch the file. */
    private static boolean isRecorded(Example example, String output) throws IOException {
        Expectation expectation = Expectation.of(example);
        return Files.exists(example.recordedOutput())
                && expectation.comparable(Files.readString(example.recordedOutput()))
                        .equals(expectation.comparable(output));
    }
}
