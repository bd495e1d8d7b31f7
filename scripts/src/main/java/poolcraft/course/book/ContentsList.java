package poolcraft.course.book;

import java.util.List;
import org.jsoup.nodes.Element;

/** The contents at the side of a page: the book's pages, and the sections of this one. */
final class ContentsList {

    private final Book book;
    private final Page here;
    private final Element body;

    ContentsList(Book book, Page here, Element body) {
        this.book = book;
        this.here = here;
        this.body = body;
    }

    String html() {
        Element list = Html.element("ol", "contents");
        for (Page page : book.pages()) {
            if (page.kind() != Page.Kind.EXERCISE) {
                entry(list, page);
            }
        }
        return list.outerHtml();
    }

    private void entry(Element list, Page page) {
        Element item = list.appendElement("li");
        Element link = link(item, page);
        if (page.kind() == Page.Kind.CHAPTER) {
            link.prependChild(Html.text("span", "number", page.number()));
        }
        if (page.equals(here)) {
            sections(item);
        }
        boolean inChapter = !here.chapterId().isEmpty()
                && here.chapterId().equals(page.chapterId());
        if (inChapter && !book.exercisesOf(page.chapterId()).isEmpty()) {
            exercises(item, book.exercisesOf(page.chapterId()));
        }
    }

    private void sections(Element item) {
        List<Element> headings = body.select("h2[id]");
        if (headings.isEmpty()) {
            return;
        }
        Element list = item.appendElement("ol").attr("class", "sections");
        for (Element heading : headings) {
            Element copy = heading.clone();
            copy.select(".anchor").remove();
            list.appendElement("li").appendElement("a").attr("href", "#" + heading.id())
                    .text(copy.text());
        }
    }

    private void exercises(Element item, List<Page> exercises) {
        item.appendChild(Html.text("p", "label", "Exercises"));
        Element list = item.appendElement("ol").attr("class", "sections");
        exercises.forEach(exercise -> link(list.appendElement("li"), exercise));
    }

    private Element link(Element item, Page page) {
        Element link = item.appendElement("a").attr("href", here.linkTo(page))
                .text(page.shortTitle());
        return page.equals(here) ? link.attr("aria-current", "page") : link;
    }
}
