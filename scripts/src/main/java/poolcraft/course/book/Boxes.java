package poolcraft.course.book;

import java.util.Locale;
import org.jsoup.nodes.Element;

/** Notes, errata, questions and the box at the top of a chapter. */
final class Boxes implements Polish {

    @Override
    public void apply(Element body, Sheet sheet) {
        body.select(".admonitionblock").forEach(Boxes::note);
        body.select(".sidebarblock.erratum, .exampleblock.erratum")
                .forEach(block -> erratum(block, sheet));
        body.select(".sidebarblock.glance, .exampleblock.glance")
                .forEach(block -> box(block, "section", "glance", "At a glance"));
        body.select(".exampleblock.check").forEach(
                block -> box(block, "section", "check", "Check yourself"));
        body.select("details.check > summary").forEach(Boxes::question);
    }

    /** AsciiDoc lays a note out as a table; it is an aside. */
    private static void note(Element block) {
        Element label = block.expectFirst("td.icon .title");
        Element content = block.expectFirst("td.content");
        Element aside = Html.element("aside",
                "box note " + label.text().toLowerCase(Locale.ROOT));
        aside.appendChild(Html.text("p", "label", label.text()));
        Element title = content.selectFirst("> .title");
        if (title != null) {
            title.remove();
            aside.appendChild(Html.element("p", "box-title").html(title.html()));
        }
        Html.move(content, aside.appendElement("div"));
        id(block, aside);
        block.replaceWith(aside);
    }

    private static void erratum(Element block, Sheet sheet) {
        Element aside = box(block, "aside", "erratum", "You may have read");
        Element title = aside.selectFirst("> .box-title");
        if (title == null) {
            sheet.problem("[.erratum]", "an erratum has no title",
                    "Give it the claim as its title: a line .The claim below [.erratum].");
        } else {
            title.after(Html.text("p", "label", "What happens"));
        }
    }

    /** A label, the block's title, its text. */
    private static Element box(Element block, String tag, String kind, String label) {
        Element content = block.expectFirst("> .content");
        Element title = block.selectFirst("> .title, > .content > .title");
        Element box = Html.element(tag, "box " + kind);
        box.appendChild(Html.text("p", "label", label));
        if (title != null) {
            title.remove();
            box.appendChild(Html.element("p", "box-title").html(title.html()));
        }
        Html.move(content, box.appendElement("div"));
        id(block, box);
        block.replaceWith(box);
        return box;
    }

    private static void question(Element summary) {
        summary.parents().getFirst().addClass("box");
        summary.prependChild(Html.text("span", "label", "Check yourself"));
    }

    private static void id(Element from, Element to) {
        if (from.hasAttr("id")) {
            to.attr("id", from.id());
        }
    }
}
