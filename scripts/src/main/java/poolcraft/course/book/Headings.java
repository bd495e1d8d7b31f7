package poolcraft.course.book;

import org.jsoup.nodes.Element;

/** A link to itself at each heading; tables that scroll by themselves where a page is narrow. */
final class Headings implements Polish {

    @Override
    public void apply(Element body, Sheet sheet) {
        for (Element heading : body.select("h2[id], h3[id], h4[id]")) {
            heading.appendElement("a").attr("class", "anchor").attr("href", "#" + heading.id())
                    .attr("aria-label", "Link to this section").text("#");
        }
        for (Element table : body.select("table")) {
            Element caption = table.selectFirst("> caption");
            table.wrap("<div class=\"table\"></div>");
            Html.scrolling(table.parents().getFirst(),
                    caption == null ? "Table" : caption.text());
        }
    }
}
