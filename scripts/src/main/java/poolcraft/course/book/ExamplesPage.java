package poolcraft.course.book;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import poolcraft.course.kit.Example;

/**
 * The index of the examples: from the name that a source document gives an example to the place in
 * the book. The names stand in brackets at the end of a {@code //DESCRIPTION} line, as in
 * {@code Five child processes (002-process)}.
 */
final class ExamplesPage {

    private static final Pattern NAMES = Pattern
            .compile("^(.*?)\\s*\\((\\d{3}-[\\w-]+(?:,\\s*\\d{3}-[\\w-]+)*)\\)\\s*$");

    private final Book book;

    /** One line of the index; the name is empty for a program of the book's own. */
    private record Entry(String name, String shows, Example example) {}

    ExamplesPage(Book book) {
        this.book = book;
    }

    Element body() {
        List<Entry> entries = new ArrayList<>();
        book.chapters().forEach(page -> book.kit().chapter(page.chapterId())
                .ifPresent(chapter -> chapter.examples().forEach(e -> addEntries(e, entries))));
        Element body = new Element("body");
        body.append("<p>Each program of the book, with the place where it is explained. The names"
                + " in the first table are those of the examples that the course takes up.</p>");
        table(body, "From an example to the book", entries.stream()
                .filter(e -> !e.name().isEmpty()).sorted(Comparator.comparing(Entry::name))
                .toList());
        table(body, "Other programs", entries.stream().filter(e -> e.name().isEmpty()).toList());
        Sheet sheet = new Sheet(book, page());
        new Headings().apply(body, sheet);
        new Tables().apply(body, sheet);
        return body;
    }

    private Page page() {
        return book.pages().getLast();
    }

    private static void addEntries(Example example, List<Entry> entries) {
        Matcher names = NAMES.matcher(example.description());
        if (!names.matches()) {
            entries.add(new Entry("", example.description(), example));
            return;
        }
        for (String name : names.group(2).split(",\\s*", -1)) {
            entries.add(new Entry(name, names.group(1), example));
        }
    }

    private void table(Element body, String title, List<Entry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        String id = title.toLowerCase(Locale.ROOT).replace(' ', '-');
        body.appendElement("h2").attr("id", id).text(title);
        Element table = body.appendElement("table").attr("class", "index");
        boolean named = !entries.getFirst().name().isEmpty();
        table.append("<thead><tr>" + (named ? "<th scope=\"col\">Example</th>" : "")
                + "<th scope=\"col\">What it shows</th><th scope=\"col\">Program</th></tr></thead>");
        Element rows = table.appendElement("tbody");
        entries.forEach(entry -> row(rows.appendElement("tr"), entry));
    }

    private void row(Element row, Entry entry) {
        if (!entry.name().isEmpty()) {
            row.appendElement("td").appendElement("code").text(entry.name());
        }
        row.appendElement("td").text(entry.shows());
        row.appendElement("td").appendElement("a").attr("href", place(entry.example()))
                .text(entry.example().id());
    }

    private String place(Example example) {
        String chapter = example.chapter().id() + ".html";
        String include = "include::examples/" + example.source().getFileName();
        boolean shown = AdocText.of(example.chapter().text()).lineOf(include) > 0;
        return shown ? chapter + "#" + ExampleMarks.id(example) : chapter;
    }
}
