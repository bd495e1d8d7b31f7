package poolcraft.course.book;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import poolcraft.course.kit.Kit;

/**
 * Builds the book: renders what is stale, checks the whole, and only then puts it in place.
 *
 * <p>A page is stale if anything that it is made from has changed: its text, an included file, a
 * picture, the titles in the contents, the tool itself. While nothing is stale the renderer is not
 * even started, and a build takes some milliseconds. A build that finds a problem, or is killed,
 * leaves the book as it was.
 *
 * <pre>
 * BookBuilder.build(Kit.ofLauncher(), Path.of("target/book"), IO::println);
 * </pre>
 *
 * <p>Two builds of the same folder wait for each other. Errors: {@link BookException} names every
 * problem of the text with its file, line and remedy.
 */
public final class BookBuilder {

    private static final List<String> FIXED = List.of("book.css", "book.js", "icon.svg");

    private final Kit kit;
    private final Path out;
    private final LazyEngine engine;
    private final Consumer<String> progress;

    /**
     * What a build did.
     *
     * @param rendered how many pages were made anew
     * @param pages how many pages the book has
     */
    public record Built(int rendered, int pages) {}

    BookBuilder(Kit kit, Path out, LazyEngine engine, Consumer<String> progress) {
        this.kit = kit;
        this.out = out;
        this.engine = engine;
        this.progress = progress;
    }

    /**
     * Brings the book in a folder up to date.
     *
     * @param progress told what takes long, if anything does
     */
    public static Built build(Kit kit, Path out, Consumer<String> progress) {
        Built built;
        try (LazyEngine engine = new LazyEngine()) {
            built = new BookBuilder(kit, out, engine, progress).build();
        }
        new ApiDocs(kit, out).refresh(progress);
        return built;
    }

    Built build() {
        Book book = Book.of(kit);
        Map<Page, String> prints = new PagePrints(book).all();
        try (BookFolder folder = BookFolder.open(out)) {
            List<Page> stale = book.pages().stream()
                    .filter(page -> !folder.isFresh(page, prints.get(page))).toList();
            if (!stale.isEmpty()) {
                progress.accept("Rendering the book: " + stale.size() + " of "
                        + book.pages().size() + " pages.");
                publish(book, folder, stale);
            }
            folder.keepOnly(prints);
            return new Built(stale.size(), book.pages().size());
        }
    }

    private void publish(Book book, BookFolder folder, List<Page> stale) {
        PageRenderer renderer = new PageRenderer(book, engine);
        Map<Page, PageRenderer.Result> results = new LinkedHashMap<>();
        stale.forEach(page -> results.put(page, renderer.render(page)));
        requireNone(PageRenderer.problems(List.copyOf(results.values())));
        FIXED.forEach(name -> folder.stage(name, Template.resource(name)));
        results.forEach((page, result) -> {
            folder.stage(page.path(), result.html());
            result.sheet().assets().forEach(folder::stage);
        });
        requireNone(LinkCheck.problems(pages(book, folder, results), assets(folder)));
        folder.publish();
    }

    private static Map<Page, String> pages(Book book, BookFolder folder,
            Map<Page, PageRenderer.Result> results) {
        Map<Page, String> pages = new LinkedHashMap<>();
        for (Page page : book.pages()) {
            PageRenderer.Result result = results.get(page);
            pages.put(page, result != null ? result.html() : folder.read(page));
        }
        return pages;
    }

    private Set<String> assets(BookFolder folder) {
        Set<String> assets = new HashSet<>(FIXED);
        assets.addAll(ApiDocs.pages(kit));
        assets.addAll(folder.images());
        return assets;
    }

    private void requireNone(List<Problem> problems) {
        if (!problems.isEmpty()) {
            throw new BookException(problems, kit.root());
        }
    }
}
