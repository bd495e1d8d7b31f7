package poolcraft.course.book;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import poolcraft.course.kit.Kit;

/** Puts drawings into the page, so that they follow its colours, and copies other pictures. */
final class Pictures implements Polish {

    private static final double SMALLEST = 0.75;

    @Override
    public void apply(Element body, Sheet sheet) {
        int number = 1;
        for (Element img : body.select("img")) {
            place(img, sheet, "picture-" + number++ + "-");
        }
        body.select(".imageblock").forEach(Pictures::figure);
    }

    private static void place(Element img, Sheet sheet, String prefix) {
        String link = img.attr("src");
        Path file = sheet.page().source().resolveSibling(link).normalize();
        String name = file.getFileName().toString();
        if (!Files.isRegularFile(file)) {
            sheet.problem(name, "there is no picture " + link,
                    "Put the file there, or correct the name behind image::.");
            return;
        }
        requireDescription(img, sheet, name);
        if (name.endsWith(".svg")) {
            drawing(img, sheet, file, prefix);
        } else {
            String folder = sheet.page().chapterId().isEmpty() ? "book" : sheet.page().chapterId();
            img.attr("src", sheet.asset(file, "images/" + folder + "/" + name));
        }
    }

    /** AsciiDoc makes a description up from the file's name, which tells nobody anything. */
    private static void requireDescription(Element img, Sheet sheet, String name) {
        String madeUp = name.replaceFirst("\\.\\w+$", "").replaceAll("[_-]", " ");
        if (img.attr("alt").isBlank() || img.attr("alt").equals(madeUp)) {
            sheet.problem(name, "the picture " + name + " has no description",
                    "Say in the brackets, as in image::life.svg[...], what it shows.");
        }
    }

    private static void drawing(Element img, Sheet sheet, Path file, String prefix) {
        Element svg = Jsoup.parse(Kit.read(file), Parser.xmlParser()).selectFirst("svg");
        if (svg == null || !svg.hasAttr("viewBox") || svg.selectFirst("script") != null) {
            sheet.problem(file.getFileName().toString(), "the drawing " + file.getFileName()
                    + " cannot be put into a page",
                    "It needs an <svg> with a viewBox, and no script.");
            return;
        }
        svg.attr("role", "img").attr("aria-label", img.attr("alt"));
        svg.removeAttr("width").removeAttr("height");
        double width = width(svg.attr("viewBox"));
        // On a narrow page a wide drawing scrolls rather than shrink until nobody can read it.
        svg.attr("style", "max-width: %dpx; min-width: %dpx".formatted(Math.round(width),
                Math.round(width * SMALLEST)));
        ownIds(svg, prefix);
        img.replaceWith(svg);
    }

    private static double width(String viewBox) {
        return Double.parseDouble(viewBox.strip().split("[\\s,]+", -1)[2]);
    }

    /** Two drawings on a page may both have an id arrow. */
    private static void ownIds(Element svg, String prefix) {
        for (Element element : svg.getAllElements()) {
            element.attributes().forEach(attribute -> attribute.setValue(attribute.getValue()
                    .replace("url(#", "url(#" + prefix).replaceFirst("^#(?=[A-Za-z])",
                            "#" + prefix)));
            if (element.hasAttr("id")) {
                element.attr("id", prefix + element.id());
            }
        }
    }

    private static void figure(Element block) {
        Element figure = Html.element("figure", "picture");
        if (block.hasAttr("id")) {
            figure.attr("id", block.id());
        }
        Element scrolled = Html.scrolling(figure.appendElement("div"), "Picture");
        Html.move(block.expectFirst("> .content"), scrolled);
        Element title = block.selectFirst("> .title");
        if (title != null) {
            figure.appendElement("figcaption").html(title.html());
        }
        block.replaceWith(figure);
    }
}
