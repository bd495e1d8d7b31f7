package poolcraft.course.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A contender that runs and waits for its next round.
 *
 * <p>Not thread-safe. A contender that fails or hangs is an {@link IOException}.
 */
final class Session implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final long SECONDS_TO_END = 5;

    private final Contender contender;
    private final Process process;
    private final Writer requests;
    private final BufferedReader answers;

    Session(Contender contender) throws IOException {
        this.contender = contender;
        this.process = contender.program().redirectError(ProcessBuilder.Redirect.INHERIT).start();
        this.requests = process.outputWriter();
        this.answers = process.inputReader();
    }

    Contender contender() {
        return contender;
    }

    /** The nanoseconds of so many operations, one after the other. */
    List<Double> measure(int times) throws IOException, InterruptedException {
        try {
            requests.write(times + "\n");
            requests.flush();
            return complete(CompletableFuture.supplyAsync(() -> read(times))
                    .get(LIMIT.toSeconds(), TimeUnit.SECONDS), times);
        } catch (TimeoutException e) {
            throw new IOException("it did not answer within " + LIMIT.toSeconds() + " s", e);
        } catch (ExecutionException e) {
            throw new IOException("it answered something else than numbers", e.getCause());
        }
    }

    private static List<Double> complete(List<Double> answers, int times) throws IOException {
        if (answers.size() < times) {
            throw new IOException("it ended before it had answered " + times + " times");
        }
        return answers;
    }

    private List<Double> read(int times) {
        return answers.lines().limit(times).map(Double::parseDouble).toList();
    }

    /** The end of its input ends a contender; one that does not see it is killed. */
    @Override
    public void close() {
        try {
            closeRequests();
            if (!process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS)) {
                kill();
            }
        } catch (InterruptedException _) {
            kill();
            Thread.currentThread().interrupt();
        }
    }

    /** A contender that has ended already cannot be told anything: that is no failure. */
    private void closeRequests() {
        try {
            requests.close();
        } catch (IOException _) {
            process.destroy();
        }
    }

    private void kill() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
