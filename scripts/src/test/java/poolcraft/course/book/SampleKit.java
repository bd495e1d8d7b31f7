package poolcraft.course.book;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import poolcraft.course.kit.Kit;

/**
 * A small kit in a temporary folder, with everything that a chapter may hold, and a renderer that
 * all tests of this JVM share: it takes seconds to start.
 */
final class SampleKit {

    static final LazyEngine ENGINE = new LazyEngine();

    private final Path root;

    SampleKit(Path folder) throws IOException, URISyntaxException {
        root = folder.resolve("kit");
        Path original = Path.of(SampleKit.class.getResource("kit").toURI());
        try (Stream<Path> files = Files.walk(original)) {
            for (Path file : files.toList()) {
                Files.copy(file, root.resolve(original.relativize(file).toString()));
            }
        }
    }

    Path file(String path) {
        return root.resolve(path);
    }

    Path out() {
        return root.resolve("target/book");
    }

    BookBuilder.Built build() {
        return build(ENGINE);
    }

    BookBuilder.Built build(LazyEngine engine) {
        return new BookBuilder(new Kit(root), out(), engine, _ -> {}).build();
    }

    /** What is wrong with the book, each problem a line; fails if it builds. */
    List<String> problems() {
        try {
            build();
        } catch (BookException e) {
            return e.getMessage().lines().toList();
        }
        throw new AssertionError("The book was built without a problem");
    }

    void append(String path, String text) throws IOException {
        Files.writeString(file(path), Files.readString(file(path)) + text);
    }

    void replace(String path, String old, String fresh) throws IOException {
        String text = Files.readString(file(path));
        if (!text.contains(old)) {
            throw new AssertionError(path + " does not contain: " + old);
        }
        Files.writeString(file(path), text.replace(old, fresh));
    }

    Document page(String path) throws IOException {
        return Jsoup.parse(Files.readString(out().resolve(path)));
    }
}
