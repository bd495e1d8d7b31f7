// Fails: anAnswerThatNeverComesDoesNoHarm
// Misconception: each question is answered at some time.
import java.io.EOFException;
import java.io.IOException;
import java.io.Serializable;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;
import poolcraft.pipe.Connection;

/** Asks another process, and waits for each answer only so long. */
public final class AskInTime {

    /** What is asked. */
    public record Question(int number, String text) implements Serializable {}

    /** What is answered; the number is that of the question. */
    public record Answer(int number, String text) implements Serializable {}

    private final Connection other;
    private int asked;
    private int missed;

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
        long end = System.nanoTime() + limit.toNanos();
        asked++;
        other.send(new Question(asked, text));
        Duration left = limit;
        while (!left.isNegative()) {
            try {
                Answer answer = (Answer) other.receive(left);
                if (missed == 0) {
                    return Optional.of(answer.text());
                }
                missed--;
            } catch (TimeoutException e) {
                missed++;
                return Optional.empty();
            }
            left = Duration.ofNanos(end - System.nanoTime());
        }
        return Optional.empty();
    }

    /** Answers all questions, until the asker has ended. */
    public static void answer(Connection asker, UnaryOperator<String> answers)
            throws IOException, InterruptedException {
        try {
            while (true) {
                Question question = (Question) asker.receive();
                String text = answers.apply(question.text());
                asker.send(new Answer(question.number(), text));
            }
        } catch (EOFException e) {
            // the asker has ended: no more questions
        }
    }
}
