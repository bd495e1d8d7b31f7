import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import poolcraft.grading.Await;
import poolcraft.grading.Idea;
import poolcraft.grading.Limit;
import poolcraft.grading.Points;
import poolcraft.pipe.Connection;
import poolcraft.pipe.Pipe;
import poolcraft.process.JvmProcess;

@Idea("waiting")
@Limit(90)
class AskInTimeTest {

    /** Not reached, except by what hangs. */
    private static final Duration LONG = Duration.ofSeconds(5);
    private static final Duration SHORT = Duration.ofMillis(50);

    private Pipe pipe;
    private Connection other;
    private AskInTime asker;

    @BeforeEach
    void open() throws Exception {
        pipe = Pipe.open();
        other = pipe.right();
        asker = new AskInTime(pipe.left());
    }

    @AfterEach
    void close() throws Exception {
        pipe.close();
        for (JvmProcess child : JvmProcess.activeChildren()) {
            child.kill();
            child.join();
        }
    }

    @Test
    @Points(1)
    @Idea("messages")
    void anAnswerComesInTime() throws Exception {
        for (String text : new String[]{"one", "two"}) {
            FutureTask<Optional<String>> ask = askInThread(text, LONG);
            var question = asked(ask);
            assertEquals(text, question.text(), "The text of the question that was sent.");
            answer(question, "answer to " + text);
            assertEquals(Optional.of("answer to " + text), ask.get(),
                    "The question was answered at once.");
        }
    }

    @Test
    @Points(1)
    void withoutAnAnswerTheResultIsEmpty() throws Exception {
        long start = System.nanoTime();
        assertEquals(Optional.empty(), asker.ask("anybody there?", Duration.ofMillis(300)),
                "Nobody has answered.");
        long millis = (System.nanoTime() - start) / 1_000_000;
        assertTrue(millis >= 300, "The limit was 300 ms. ask gave up after " + millis + " ms.");
    }

    @Test
    @Points(2)
    void aLateAnswerIsNotTakenForAnotherOne() throws Exception {
        FutureTask<Optional<String>> first = askInThread("first", SHORT);
        var late = asked(first);
        assertEquals(Optional.empty(), first.get(), "Nobody has answered in time.");
        answer(late, "answer to first");
        FutureTask<Optional<String>> second = askInThread("second", LONG);
        var question = asked(second);
        answer(question, "answer to second");
        assertEquals(Optional.of("answer to second"), second.get(), "The answer to the first"
                + " question came after its time, and before the second question.");
    }

    @Test
    @Points(2)
    void norIsOneThatComesAfterTheNextQuestion() throws Exception {
        FutureTask<Optional<String>> first = askInThread("first", SHORT);
        var late = asked(first);
        assertEquals(Optional.empty(), first.get(), "Nobody has answered in time.");
        FutureTask<Optional<String>> second = askInThread("second", LONG);
        var question = asked(second);
        answer(late, "answer to first");
        answer(question, "answer to second");
        assertEquals(Optional.of("answer to second"), second.get(), "The answer to the first"
                + " question came when the second one had been asked already.");
    }

    @Test
    @Points(1)
    void anAnswerThatNeverComesDoesNoHarm() throws Exception {
        FutureTask<Optional<String>> first = askInThread("first", SHORT);
        asked(first);
        assertEquals(Optional.empty(), first.get(), "Nobody has answered.");
        FutureTask<Optional<String>> second = askInThread("second", LONG);
        answer(asked(second), "answer to second");
        assertEquals(Optional.of("answer to second"), second.get(),
                "The first question was never answered; the second one was answered at once.");
    }

    @Test
    @Points(2)
    void lateAnswersDoNotMakeTheLimitLonger() throws Exception {
        FutureTask<Optional<String>> first = askInThread("first", SHORT);
        var late = asked(first);
        first.get();
        FutureTask<Optional<String>> second = askInThread("second", Duration.ofSeconds(1));
        asked(second);
        long end = System.nanoTime() + LONG.toNanos();
        while (!second.isDone() && System.nanoTime() < end) {
            answer(late, "answer to first");
            Await.within(Duration.ofMillis(20), second::isDone);
        }
        assertTrue(second.isDone(),
                "The limit is one second. Late answers to another question came,"
                        + " one soon after the other. After " + LONG.toSeconds()
                        + " seconds ask still"
                        + " waits: from when on does it count its time?");
        assertEquals(Optional.empty(), second.get(), "Only answers to another question came.");
    }

    @Test
    @Points(1)
    @Idea("end-of-file")
    void theEndIsNotWaitedFor() throws Exception {
        FutureTask<Optional<String>> ask = askInThread("anybody there?", LONG);
        asked(ask);
        other.close();
        var thrown = assertThrows(ExecutionException.class, ask::get,
                "The other side has ended. No answer will come: ask should throw.");
        assertEquals(true, thrown.getCause() instanceof IOException, "ask has thrown "
                + thrown.getCause() + ". The other side has ended: is it an IOException?");
    }

    @Test
    @Points(1)
    @Idea("messages")
    void anAnswerHasTheNumberOfItsQuestion() throws Exception {
        try (Pipe questions = Pipe.open()) {
            Connection asking = questions.left();
            for (int number : new int[]{5, 3, 1_000_000}) {
                asking.send(new AskInTime.Question(number, "question " + number));
            }
            FutureTask<Void> answering = answerInThread(questions.right());
            for (int number : new int[]{5, 3, 1_000_000}) {
                assertEquals(new AskInTime.Answer(number, "QUESTION " + number),
                        receive(asking, answering),
                        "The questions have the numbers 5, 3, 1000000, in this order. The answers"
                                + " are their texts in capitals.");
            }
            asking.close();
            answering.get();
        }
    }

    private static Object receive(Connection from, FutureTask<?> sending) throws Exception {
        Await.within(LONG, () -> sending.isDone() || isReady(from));
        if (sending.isDone()) {
            sending.get(); // if it has thrown, that is the reason
        }
        assertTrue(isReady(from), "A message should have come over the connection. "
                + (sending.isDone() ? "The method has returned" : "The method still runs")
                + ", and there is none.");
        return from.receive();
    }

    private static boolean isReady(Connection connection) {
        try {
            return connection.poll();
        } catch (IOException e) {
            throw new AssertionError("the test's end is closed", e);
        }
    }

    @Test
    @Points(1)
    @Idea("one-owner")
    void twoProcessesTalk() throws Exception {
        Connection childs = other;
        JvmProcess child = JvmProcess
                .start(() -> AskInTime.answer(childs, text -> text.toUpperCase(Locale.ROOT)));
        assertEquals(Optional.of("HELLO"), asker.ask("hello", Duration.ofSeconds(60)),
                "A child answers with the text of the question in capitals.");
        for (int i = 0; i < 100; i++) {
            String text = "question " + i;
            assertEquals(Optional.of("QUESTION " + i), asker.ask(text, LONG),
                    "The same child, question " + i + " of 100.");
        }
        pipe.left().close();
        assertTrue(child.join(Duration.ofSeconds(60)),
                "The asker has closed its end. answer should return, and the"
                        + " child end.");
        assertEquals(0, child.exitCode().orElse(-1),
                "The child has failed; its trace is in the output.");
    }

    private FutureTask<Optional<String>> askInThread(String text, Duration limit) {
        var ask = new FutureTask<>(() -> asker.ask(text, limit));
        Thread.ofPlatform().daemon().name("asks").start(ask);
        return ask;
    }

    private static FutureTask<Void> answerInThread(Connection connection) {
        var answering = new FutureTask<Void>(() -> {
            AskInTime.answer(connection, text -> text.toUpperCase(Locale.ROOT));
            return null;
        });
        Thread.ofPlatform().daemon().name("answers").start(answering);
        return answering;
    }

    private AskInTime.Question asked(FutureTask<?> asking) throws Exception {
        return (AskInTime.Question) receive(other, asking);
    }

    private void answer(AskInTime.Question question, String text) throws Exception {
        other.send(new AskInTime.Answer(question.number(), text));
    }
}
