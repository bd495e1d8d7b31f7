package poolcraft.course.book;

import org.jsoup.nodes.Element;

/** One improvement of a page that AsciiDoc rendered. */
@FunctionalInterface
interface Polish {

    /** Changes the page's body in place; what cannot be put right is a problem of the sheet. */
    void apply(Element body, Sheet sheet);
}
