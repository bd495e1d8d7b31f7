package poolcraft.course.book;

import org.jsoup.nodes.Element;

/** A link to itself at each heading. */
final class Headings implements Polish {

    @Override
    public void apply(Element body, Sheet sheet) {
        for (Element heading : body.select("h2[id], h3[id], h4[id]")) {
            heading.appendElement("a").attr("class", "anchor").attr("href", "#" + heading.id())
                    .attr("aria-label", "Link to this section").text("#");
        }
    }
}
