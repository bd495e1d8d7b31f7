package poolcraft.course.book;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import poolcraft.course.kit.Chapter;

/** Makes one HTML page: rendered by AsciiDoc, improved, put into the frame. */
final class PageRenderer {

    private static final List<Polish> POLISH = List.of(new Listings(), new Tabs(), new Boxes(),
            new ExerciseBoxes(), new Pictures(), new Headings(), new Tables(), new InlineCode());

    private final Book book;
    private final Supplier<AdocEngine> engine;
    private final Map<String, Object> attributes;

    /**
     * A finished page.
     *
     * @param html the whole file
     * @param sheet what else it needs, and what is wrong with it
     */
    record Result(String html, Sheet sheet) {}

    /** @param engine asked for with the first page that AsciiDoc has to render */
    PageRenderer(Book book, Supplier<AdocEngine> engine) {
        this.book = book;
        this.engine = engine;
        this.attributes = Map.of("version", Version.of(book.kit()), "java-version", "25");
    }

    Result render(Page page) {
        Sheet sheet = new Sheet(book, page);
        if (page.kind() == Page.Kind.EXAMPLES) {
            Element body = new ExamplesPage(book).body();
            return new Result(Template.fill(book, page, page.title(), body), sheet);
        }
        AdocEngine.Rendered rendered = engine.get().render(page.source(), attributes, marks(page));
        sheet.problems().addAll(rendered.problems());
        Document document = Jsoup.parseBodyFragment(rendered.html());
        document.outputSettings().prettyPrint(false);
        Element body = document.body();
        body.prepend(before(page));
        POLISH.forEach(polish -> polish.apply(body, sheet));
        body.append(after(page));
        return new Result(Template.fill(book, page, rendered.title(), body), sheet);
    }

    private ExampleMarks marks(Page page) {
        return new ExampleMarks(book.kit().chapter(page.chapterId())
                .filter(_ -> page.kind() == Page.Kind.CHAPTER).map(Chapter::examples)
                .orElse(List.of()));
    }

    private String before(Page page) {
        return exerciseParts(page).map(ExercisePart::above).orElse("");
    }

    private String after(Page page) {
        return exerciseParts(page).map(ExercisePart::below).orElse("");
    }

    private Optional<ExercisePart> exerciseParts(Page page) {
        return book.exercise(page).map(ExercisePart::new);
    }

    /** All problems of several pages. */
    static List<Problem> problems(List<Result> results) {
        List<Problem> problems = new ArrayList<>();
        results.forEach(result -> problems.addAll(result.sheet().problems()));
        return problems;
    }
}
