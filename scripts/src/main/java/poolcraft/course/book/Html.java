package poolcraft.course.book;

import java.util.List;
import org.jsoup.nodes.Element;

/** Small steps with HTML elements that several improvements take. */
final class Html {

    private Html() {}

    /** A new element outside any page. */
    static Element element(String tag, String classes) {
        Element element = new Element(tag);
        return classes.isEmpty() ? element : element.attr("class", classes);
    }

    static Element text(String tag, String classes, String text) {
        return element(tag, classes).text(text);
    }

    /** Moves the children of one element into another. */
    static void move(Element from, Element to) {
        to.appendChildren(List.copyOf(from.childNodes()));
    }

    /** Makes something that may be wider than the page scroll by itself, with the keyboard too. */
    static Element scrolling(Element element, String name) {
        return element.attr("tabindex", "0").attr("role", "region").attr("aria-label", name);
    }
}
