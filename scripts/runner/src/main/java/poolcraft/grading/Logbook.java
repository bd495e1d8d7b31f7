package poolcraft.grading;

import java.io.IOException;
import java.io.Serial;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * A file in which processes tell a test what they do: each line is written in one piece, and lines
 * stand in the order in which they were written.
 *
 * <p>It travels to a child as a captured object, or as its {@link #path()}. Thread-safe, and safe
 * to use from several processes at once.
 *
 * <pre>{@code
 * Logbook logbook = Logbook.in(folder);
 * JvmProcess.start(() -> logbook.write("pid " + ProcessHandle.current().pid()));
 * long pid = Long.parseLong(logbook.awaitLine("pid "));
 * }</pre>
 */
public final class Logbook implements Serializable {

    @Serial
    private static final long serialVersionUID = 1;

    private final String path;

    private Logbook(String path) {
        this.path = path;
    }

    /** A new, empty logbook in {@code folder}. */
    public static Logbook in(Path folder) {
        return new Logbook(folder.resolve("logbook.txt").toAbsolutePath().toString());
    }

    /** In a child: the logbook with this {@link #path()}. */
    public static Logbook at(String path) {
        return new Logbook(path);
    }

    public String path() {
        return path;
    }

    /** Adds a line. */
    public void write(String line) {
        try {
            Files.writeString(Path.of(path), line + "\n", StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write '" + line + "' to " + path, e);
        }
    }

    /** The lines that are there by now. */
    public List<String> lines() {
        Path file = Path.of(path);
        try {
            return Files.exists(file) ? wholeLines(Files.readString(file)) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + path, e);
        }
    }

    private static List<String> wholeLines(String text) {
        return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
    }

    /** The lines that begin with {@code start}, without it. */
    public List<String> linesAfter(String start) {
        return lines().stream().filter(line -> line.startsWith(start))
                .map(line -> line.substring(start.length())).toList();
    }

    /** Waits for {@code count} lines that begin with {@code start}; gives them without it. */
    public List<String> awaitLines(int count, String start) throws InterruptedException {
        Await.until("a process writes '" + start + "' to the test's logbook (line " + count + ")",
                () -> linesAfter(start).size() >= count);
        return linesAfter(start);
    }

    /** Waits for a line that begins with {@code start}; gives the first one, without it. */
    public String awaitLine(String start) throws InterruptedException {
        return awaitLines(1, start).get(0);
    }
}
