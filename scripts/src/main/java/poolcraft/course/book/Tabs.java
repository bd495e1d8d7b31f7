package poolcraft.course.book;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jsoup.nodes.Element;

/**
 * The same thing in several languages: radio buttons choose which panel is seen, by style sheet
 * alone; on paper all are seen. Runs behind {@link Listings}.
 */
final class Tabs implements Polish {

    /** The style sheet has rules for so many. */
    private static final int MOST = 4;

    /** A tab's name and what it shows. */
    private record Panel(String name, List<Element> content) {}

    @Override
    public void apply(Element body, Sheet sheet) {
        int number = 1;
        for (Element block : body.select(".openblock.tabs")) {
            List<Panel> panels = panels(block.expectFirst("> .content"));
            if (panels.size() < 2 || panels.size() > MOST) {
                sheet.problem("[.tabs]", "a block of tabs has " + panels.size() + " of them",
                        "Put two to four listings with titles, such as .Java and .Python, into"
                                + " the block, the first line of which must be a title.");
            } else {
                block.replaceWith(tabs(panels, "tabs-" + number++));
            }
        }
    }

    private static List<Panel> panels(Element content) {
        List<Panel> panels = new ArrayList<>();
        for (Element child : content.children()) {
            Element caption = child.selectFirst("> figcaption");
            if (caption != null && !child.hasClass("output")) {
                panels.add(new Panel(caption.text(), new ArrayList<>()));
                caption.remove();
            } else if (panels.isEmpty()) {
                return List.of();
            }
            panels.getLast().content().add(child);
        }
        return panels;
    }

    private static Element tabs(List<Panel> panels, String group) {
        Element tabs = Html.element("div", "tabs").attr("role", "radiogroup").attr("aria-label",
                "Language of the listing");
        panels.forEach(panel -> choice(tabs, panel.name(), group));
        tabs.expectFirst("input").attr("checked", true);
        for (Panel panel : panels) {
            Element shown = tabs.appendElement("div").attr("class", "panel").attr("data-name",
                    panel.name());
            shown.appendChildren(panel.content());
        }
        return tabs;
    }

    private static void choice(Element tabs, String name, String group) {
        String id = group + "-" + name.toLowerCase(Locale.ROOT).replaceAll("\\W+", "-");
        tabs.appendElement("input").attr("type", "radio").attr("name", group).attr("id", id)
                .attr("value", name);
        tabs.appendElement("label").attr("for", id).text(name);
    }
}
