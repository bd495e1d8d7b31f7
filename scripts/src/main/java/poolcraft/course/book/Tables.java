package poolcraft.course.book;

import org.jsoup.nodes.Element;

/** Tables that scroll by themselves where the page is too narrow for them. */
final class Tables implements Polish {

    @Override
    public void apply(Element body, Sheet sheet) {
        for (Element table : body.select("table")) {
            Element caption = table.selectFirst("> caption");
            table.wrap("<div class=\"table\"></div>");
            Html.scrolling(table.parents().getFirst(),
                    caption == null ? "Table" : caption.text());
        }
    }
}
