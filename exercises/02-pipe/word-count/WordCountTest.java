import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import poolcraft.grading.Await;
import poolcraft.grading.Idea;
import poolcraft.grading.Limit;
import poolcraft.grading.Points;
import poolcraft.pipe.Pipe;
import poolcraft.process.JvmProcess;

@Idea("end-of-file")
@Limit(90)
class WordCountTest {

    /** More than a pipe can hold: when the last one has been sent, the child is at work. */
    private static final int LINES = 6_000;

    private static final int DIFFERENT_WORDS = 60_000;

    @AfterEach
    void endWhatIsLeft() throws InterruptedException {
        for (JvmProcess child : JvmProcess.activeChildren()) {
            child.kill();
            child.join();
        }
    }

    @Test
    @Points(1)
    void allLinesUntilTheEndAreCounted() throws Exception {
        assertEquals(Map.of("to", 2, "be", 2, "or", 1, "not", 1), counted("to be or", "not to be"),
                "Two lines were sent, and the sender was closed: to be or / not to be.");
        assertEquals(Map.of(), counted(), "The sender was closed without a line.");
    }

    @Test
    @Points(2)
    void noLineIsAnEnd() throws Exception {
        assertEquals(Map.of("a", 2, "end", 1, "EOF", 1, ".", 1, "-1", 1),
                counted("a", "", "end", "   ", "EOF", ".", "-1", "a"),
                "Any text may be a line, an empty one too. Only when the sender is closed, there"
                        + " are no more.");
    }

    private static Map<String, Integer> counted(String... lines) throws Exception {
        try (var in = Pipe.oneWay(); var out = Pipe.oneWay()) {
            for (String line : lines) {
                in.sender().send(line);
            }
            in.sender().close();
            WordCount.count(in.receiver(), out.sender());
            return ((WordCount.Counts) out.receiver().receive(Duration.ZERO)).ofWords();
        }
    }

    @Test
    @Points(1)
    void aPauseIsNoEnd() throws Exception {
        try (var in = Pipe.oneWay(); var out = Pipe.oneWay()) {
            var count = new FutureTask<Void>(() -> {
                WordCount.count(in.receiver(), out.sender());
                return null;
            });
            Thread.ofPlatform().daemon().name("runs count").start(count);
            in.sender().send("one");
            assertFalse(out.receiver().poll(Duration.ofMillis(300)), "A line was sent, then came a"
                    + " pause. The sender is still open, and yet there is a result already.");
            in.sender().send("two");
            in.sender().close();
            count.get();
            assertEquals(new WordCount.Counts(Map.of("one", 1, "two", 1)),
                    out.receiver().receive(Duration.ZERO),
                    "There was a pause between the first line and the second one.");
        }
    }

    @Test
    @Points(1)
    void theResultIsClosed() throws Exception {
        try (var in = Pipe.oneWay(); var out = Pipe.oneWay()) {
            in.sender().close();
            WordCount.count(in.receiver(), out.sender());
            out.receiver().receive(Duration.ZERO);
            assertThrows(IOException.class, () -> out.receiver().receive(Duration.ZERO),
                    "count has sent its result and returned. It should have closed the connection"
                            + " for the result.");
        }
    }

    @Test
    @Points(2)
    @Idea("two-ends")
    void aChildCounts() throws Exception {
        List<Integer> children = new ArrayList<>();
        Iterable<String> lines = () -> IntStream.range(0, LINES).mapToObj(i -> {
            children.add(JvmProcess.activeChildren().size());
            return "line " + i % 2;
        }).iterator();
        WordCount.Counts counts = resultOf(lines,
                LINES + " lines were given to countInChild.");
        assertEquals(Map.of("line", LINES, "0", LINES / 2, "1", LINES / 2), counts.ofWords(),
                LINES + " lines, which are in turns: line 0 / line 1.");
        assertEquals(1, children.getLast(), "When the last line was taken from the iterator, there"
                + " should have been one child, and it should have got the lines before. So many"
                + " children there were.");
        assertNoChild("countInChild has returned");
    }

    @Test
    @Points(2)
    @Idea("full")
    void aLongResultComesToo() throws Exception {
        Iterable<String> lines = () -> IntStream.range(0, DIFFERENT_WORDS / 100)
                .mapToObj(WordCountTest::hundredWords).iterator();
        WordCount.Counts counts = resultOf(lines, "There are " + DIFFERENT_WORDS
                + " different words, and so the result is longer than a pipe can hold.");
        assertEquals(DIFFERENT_WORDS, counts.ofWords().size(),
                "There were so many different words: the result is longer than a pipe can hold.");
    }

    private static WordCount.Counts resultOf(Iterable<String> lines, String situation)
            throws Exception {
        var count = new FutureTask<>(() -> WordCount.countInChild(lines));
        Thread.ofPlatform().daemon().name("counts in a child").start(count);
        return Await.resultOf(count, situation);
    }

    private static String hundredWords(int line) {
        return String.join(" ", IntStream.range(0, 100).mapToObj(i -> "word-" + line + "-" + i)
                .toList());
    }

    @Test
    @Points(2)
    void aDeadChildIsNotWaitedFor() throws Exception {
        Iterable<String> lines = () -> IntStream.range(0, 1_000)
                .mapToObj(i -> i == 10 ? killedChild() : "line").iterator();
        assertThrows(IOException.class, () -> WordCount.countInChild(lines),
                "The child was killed after ten of a thousand lines.");
        assertNoChild("countInChild has thrown, since its child was killed");
    }

    private static String killedChild() {
        JvmProcess.activeChildren().forEach(JvmProcess::kill);
        return "the child is dead";
    }

    @Test
    @Points(1)
    void anIteratorThatThrowsLeavesNoChild() throws Exception {
        var thrown = new IllegalStateException("by the test's iterator");
        var asked = new CountDownLatch(3);
        Iterable<String> lines = () -> new Iterator<>() {
            @Override
            public boolean hasNext() {
                return true;
            }

            @Override
            public String next() {
                asked.countDown();
                if (asked.getCount() == 0) {
                    throw thrown;
                }
                return "line";
            }
        };
        assertEquals(thrown, assertThrows(IllegalStateException.class,
                () -> WordCount.countInChild(lines), "The iterator throws."));
        assertNoChild("countInChild has thrown, since the iterator did");
    }

    private static void assertNoChild(String when) {
        assertEquals(List.of(), JvmProcess.activeChildren(), "When " + when
                + ", its child is gone. These are still alive.");
    }
}
