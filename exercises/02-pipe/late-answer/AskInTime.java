import java.io.IOException;
import java.io.Serializable;
import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;
import poolcraft.pipe.Connection;

/** Asks another process, and waits for each answer only so long. */
public final class AskInTime {

    /** What is asked. */
    public record Question(int number, String text) implements Serializable {}

    /** What is answered; the number is that of the question. */
    public record Answer(int number, String text) implements Serializable {}

    private final Connection other;

    /** One who asks over this connection. */
    public AskInTime(Connection other) {
        this.other = other;
    }

    /**
     * Asks, and waits at most so long.
     *
     * @return the answer; empty if it has not come in time
     */
    public Optional<String> ask(String text, Duration limit)
            throws IOException, InterruptedException {
        // The next message: is it the answer to this question?
        return Optional.of("no answer over " + other);
    }

    /** Answers all questions, until the asker has ended. */
    public static void answer(Connection asker, UnaryOperator<String> answers)
            throws IOException, InterruptedException {
        // One question, one answer, until the end.
    }
}
