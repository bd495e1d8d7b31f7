import java.io.IOException;
import java.io.Serializable;
import java.util.Map;
import poolcraft.pipe.Connection;

/** Counts the words of a text in a child process. */
public final class WordCount {

    /** How often each word came. */
    public record Counts(Map<String, Integer> ofWords) implements Serializable {}

    private WordCount() {}

    /** In the child: counts the words of all lines, and sends the counts. */
    public static void count(Connection lines, Connection result)
            throws IOException, InterruptedException {
        // How do you know that there are no more lines?
        result.send(new Counts(Map.of()));
    }

    /** In the parent: sends the lines to a child that counts their words. */
    public static Counts countInChild(Iterable<String> lines)
            throws IOException, InterruptedException {
        // Two pipes, a child, the lines, the result.
        return new Counts(Map.of());
    }
}
