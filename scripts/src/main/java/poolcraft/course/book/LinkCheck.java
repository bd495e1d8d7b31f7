package poolcraft.course.book;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * Looks at all finished pages together: each link, anchor and picture leads somewhere, nothing is
 * fetched from elsewhere, no id and no title occurs twice.
 */
final class LinkCheck {

    private final Map<Page, Document> documents = new HashMap<>();
    private final Map<String, Set<String>> idsByPath = new HashMap<>();
    private final List<Problem> problems = new ArrayList<>();

    private LinkCheck() {}

    /**
     * @param pages the HTML of all pages
     * @param assets the paths of all other files of the book
     */
    static List<Problem> problems(Map<Page, String> pages, Set<String> assets) {
        LinkCheck check = new LinkCheck();
        assets.forEach(asset -> check.idsByPath.put(asset, Set.of()));
        pages.forEach((page, html) -> check.read(page, Jsoup.parse(html)));
        check.titles();
        check.documents.forEach(check::links);
        return check.problems;
    }

    private void read(Page page, Document document) {
        documents.put(page, document);
        Set<String> ids = new HashSet<>();
        for (Element element : document.select("[id]")) {
            if (!ids.add(element.id())) {
                report(page, element.id(), "the id " + element.id() + " occurs twice on a page",
                        "Give one of the two places another id.");
            }
        }
        idsByPath.put(page.path(), ids);
    }

    private void titles() {
        Map<String, Page> seen = new HashMap<>();
        for (Page page : documents.keySet()) {
            Page other = seen.put(page.title(), page);
            if (other != null) {
                report(page, page.title(), "the title is also that of " + other.source()
                        .getParent().getFileName(), "Give one of the two another title.");
            }
        }
    }

    private void links(Page page, Document document) {
        document.select("a[href]").forEach(a -> link(page, a.attr("href")));
        document.select("img[src], script[src], link[href]").forEach(
                element -> asset(page, element.attr("src") + element.attr("href")));
    }

    private void asset(Page page, String link) {
        if (link.matches("\\w+:.*|//.*") && !link.startsWith("data:")) {
            report(page, link, "the page fetches " + link,
                    "Put the file into the kit: the book must read well offline.");
        } else {
            link(page, link);
        }
    }

    private void link(Page page, String link) {
        if (link.matches("(https?|mailto|data):.*")) {
            return;
        }
        URI target = URI.create("/" + page.path()).resolve(link.replace(" ", "%20"));
        String path = target.getPath() == null ? "" : target.getPath().substring(1);
        Set<String> ids = idsByPath.get(path);
        String anchor = target.getFragment();
        if (ids == null) {
            report(page, shown(link), "the link " + link + " leads to no page of the book",
                    "Correct it: xref:01-process.adoc[] for a chapter,"
                            + " xref:exercises/01-process/name.adoc[] for an exercise.");
        } else if (anchor != null && !anchor.isEmpty() && !ids.contains(anchor)) {
            report(page, anchor, "there is no #" + anchor + " on the page " + path,
                    "Correct the name, or put [#" + anchor + "] above the place that is meant.");
        }
    }

    /** How the link is likely to stand in the source. */
    private static String shown(String link) {
        return link.replaceFirst("\\.html.*", "");
    }

    private void report(Page page, String near, String message, String remedy) {
        int line = AdocText.of(page.source()).lineOf(near);
        problems.add(new Problem(page.source(), line, message, remedy));
    }
}
