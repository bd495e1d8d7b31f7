package poolcraft.course.book;

import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/** Program text and recorded output: figures with a caption, callouts as numbers in circles. */
final class Listings implements Polish {

    private static final Map<String, String> NAMES = Map.of("java", "Java", "python", "Python",
            "sh", "Shell", "bash", "Shell", "console", "Shell", "json", "JSON", "xml", "XML",
            "asciidoc", "AsciiDoc");

    private static final Set<String> CONTEXTUAL = Set.of("record", "sealed", "permits", "yield",
            "when", "var");

    @Override
    public void apply(Element body, Sheet sheet) {
        body.select("code[data-lang=java] > span.n").forEach(Listings::keyword);
        body.select("b.conum").forEach(Listings::circle);
        body.select(".colist > ol > li").forEach(Listings::number);
        body.select(".listingblock, .literalblock").forEach(Listings::figure);
    }

    /** {@code // <b>(1)</b>} becomes a 1 in a circle that is not copied with the program. */
    private static void circle(Element callout) {
        Node before = callout.previousSibling();
        if (before instanceof TextNode guard) {
            guard.text(guard.getWholeText().replaceFirst("(//|#|--|;;)\\s*$", ""));
        }
        callout.text(callout.text().replaceAll("\\D", ""));
    }

    /** Words that are keywords where a name follows; the highlighter takes them for names. */
    private static void keyword(Element name) {
        boolean spaced = name.nextSibling() instanceof TextNode space && space.isBlank();
        Element next = name.nextElementSibling();
        if (spaced && next != null && next.className().matches("n.?|kd|kt")
                && CONTEXTUAL.contains(name.text())) {
            name.attr("class", "k");
        }
    }

    private static void number(Element item) {
        item.prependChild(Html.text("b", "conum", String.valueOf(item.elementSiblingIndex() + 1))
                .attr("aria-hidden", "true"));
    }

    private static void figure(Element block) {
        Element pre = block.expectFirst("pre");
        boolean output = block.hasClass("output");
        Element title = block.selectFirst("> .title");
        String caption = title != null ? title.html() : output ? "Output" : "";
        String name = output ? "Output" : language(pre);
        Element figure = Html.element("figure", output ? "listing output" : "listing");
        if (block.hasAttr("id")) {
            figure.attr("id", block.id());
        }
        if (!caption.isEmpty()) {
            figure.appendElement("figcaption").html(caption);
        }
        figure.attr("data-language", name);
        figure.appendChild(Html.scrolling(pre.clone(), name.isEmpty() ? "Listing" : name));
        block.replaceWith(figure);
    }

    private static String language(Element pre) {
        Element code = pre.selectFirst("code[data-lang]");
        if (code == null) {
            return "";
        }
        String language = code.attr("data-lang");
        return NAMES.getOrDefault(language, language);
    }
}
