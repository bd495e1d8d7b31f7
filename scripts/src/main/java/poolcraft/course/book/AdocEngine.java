package poolcraft.course.book;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Logger;
import org.asciidoctor.Asciidoctor;
import org.asciidoctor.Attributes;
import org.asciidoctor.AttributesBuilder;
import org.asciidoctor.Options;
import org.asciidoctor.SafeMode;
import org.asciidoctor.ast.Document;
import org.asciidoctor.log.LogRecord;
import org.asciidoctor.log.Severity;

/**
 * AsciidoctorJ, started once for several pages.
 *
 * <p>It runs on JRuby, which takes two seconds to start and warns on JDK 24 and later unless the
 * JVM got {@code --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow}; the
 * launcher and the tests pass both. One thread at a time.
 */
final class AdocEngine implements AutoCloseable {

    /** Held here because a logger that nobody holds is collected, and its setting with it. */
    private static final Logger LOG = Logger.getLogger("asciidoctor");

    private static final Map<String, Object> STANDARD = Map.of("source-highlighter", "rouge",
            "rouge-css", "class", "attribute-missing", "warn", "idprefix", "", "idseparator", "-",
            "imagesdir", "images", "experimental", "", "example-caption!", "", "table-caption!",
            "");

    private final Asciidoctor asciidoctor;
    private final List<LogRecord> records = new ArrayList<>();

    /**
     * What came of a page.
     *
     * @param title its title as HTML
     * @param html its body
     * @param problems everything that AsciiDoc remarked upon
     */
    record Rendered(String title, String html, List<Problem> problems) {}

    AdocEngine() {
        LOG.setUseParentHandlers(false);
        asciidoctor = Asciidoctor.Factory.create();
        asciidoctor.registerLogHandler(records::add);
    }

    Rendered render(Path source, Map<String, Object> attributes, ExampleMarks marks) {
        records.clear();
        Document document = asciidoctor.loadFile(source.toFile(), options(source, attributes));
        marks.apply(document);
        String html = document.convert();
        String title = document.getDoctitle();
        return new Rendered(title == null ? "" : title, html, problems(source));
    }

    private List<Problem> problems(Path source) {
        return records.stream().filter(entry -> entry.getSeverity() != Severity.DEBUG)
                .map(entry -> Advice.problem(source, entry)).toList();
    }

    private static Options options(Path source, Map<String, Object> attributes) {
        AttributesBuilder all = Attributes.builder();
        STANDARD.forEach(all::attribute);
        attributes.forEach(all::attribute);
        return Options.builder().safe(SafeMode.UNSAFE).standalone(false).toFile(false)
                .sourcemap(true).baseDir(source.getParent().toFile()).attributes(all.build())
                .build();
    }

    @Override
    public void close() {
        asciidoctor.close();
    }
}
