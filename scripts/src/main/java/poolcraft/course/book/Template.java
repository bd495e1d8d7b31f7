package poolcraft.course.book;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Entities;

/** Fills {@code page.html}, the frame of all pages. */
final class Template {

    private static final String FRAME = resource("page.html");

    private Template() {}

    /** A file of this package, as text. */
    static String resource(String name) {
        try (InputStream in = Template.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("The tool was built without its file " + name
                        + ": build it again.");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the tool's file " + name, e);
        }
    }

    /**
     * @param title the page's title as HTML
     * @param body the page's text below the title
     */
    static String fill(Book book, Page page, String title, Element body) {
        String name = page.kind() == Page.Kind.PREFACE
                ? page.title()
                : page.title() + " · " + book.pages().getFirst().title();
        return FRAME.replace("{{name}}", Entities.escape(name))
                .replace("{{kind}}", page.kind().name().toLowerCase(Locale.ROOT))
                .replace("{{root}}", page.root())
                .replace("{{book}}", Entities.escape(book.pages().getFirst().title()))
                .replace("{{contents}}", new ContentsList(book, page, body).html())
                .replace("{{eyebrow}}", Entities.escape(page.eyebrow()))
                .replace("{{turn}}", turn(page, book.previous(page), "prev", "Previous")
                        + turn(page, book.next(page), "next", "Next"))
                .replace("{{title}}", title)
                .replace("{{body}}", body.html());
    }

    private static String turn(Page from, Optional<Page> to, String rel, String label) {
        return to.map(page -> {
            Element link = Html.element("a", rel).attr("rel", rel).attr("href", from.linkTo(page));
            link.appendChild(Html.text("span", "label", label));
            link.appendChild(Html.text("span", "where", page.shortTitle()));
            return link.outerHtml();
        }).orElse("");
    }
}
