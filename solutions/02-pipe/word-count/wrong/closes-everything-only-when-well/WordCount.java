// Fails: anIteratorThatThrowsLeavesNoChild
// Misconception: a child ends when nobody needs it.
import java.io.EOFException;
import java.io.IOException;
import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;
import java.util.StringTokenizer;
import poolcraft.pipe.Connection;
import poolcraft.pipe.Pipe;
import poolcraft.process.JvmProcess;

/** Counts the words of a text in a child process. */
public final class WordCount {

    /** How often each word came. */
    public record Counts(Map<String, Integer> ofWords) implements Serializable {}

    private WordCount() {}

    /** In the child: counts the words of all lines, and sends the counts. */
    public static void count(Connection lines, Connection result)
            throws IOException, InterruptedException {
        Map<String, Integer> counts = new HashMap<>();
        try {
            while (true) {
                add((String) lines.receive(), counts);
            }
        } catch (EOFException e) {
            result.send(new Counts(counts));
            result.close();
        }
    }

    private static void add(String line, Map<String, Integer> counts) {
        var words = new StringTokenizer(line, " ");
        while (words.hasMoreTokens()) {
            counts.merge(words.nextToken(), 1, Integer::sum);
        }
    }

    /** In the parent: sends the lines to a child that counts their words. */
    public static Counts countInChild(Iterable<String> lines)
            throws IOException, InterruptedException {
        try (Pipe.OneWay toChild = Pipe.oneWay(); Pipe.OneWay fromChild = Pipe.oneWay()) {
            Connection childsLines = toChild.receiver();
            Connection childsResult = fromChild.sender();
            JvmProcess child = JvmProcess.start(() -> count(childsLines, childsResult));
            for (String line : lines) {
                toChild.sender().send(line);
            }
            toChild.sender().close();
            Counts counts = (Counts) fromChild.receiver().receive();
            child.join();
            return counts;
        }
    }
}
