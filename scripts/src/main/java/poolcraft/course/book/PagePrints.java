package poolcraft.course.book;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import poolcraft.course.kit.Example;
import poolcraft.course.kit.Exercise;
import poolcraft.course.kit.Fingerprint;

/** The fingerprint of each page: of all that it is made from. */
final class PagePrints {

    private final Book book;
    private final String common;

    PagePrints(Book book) {
        this.book = book;
        this.common = common();
    }

    Map<Page, String> all() {
        Map<Page, String> prints = new LinkedHashMap<>();
        book.pages().forEach(page -> prints.put(page, print(page)));
        return prints;
    }

    private String print(Page page) {
        Fingerprint print = new Fingerprint().add(common).add(page.path());
        Inputs.of(page.source()).forEach(print::add);
        book.kit().exercises().stream().filter(e -> e.chapterId().equals(page.chapterId()))
                .forEach(exercise -> add(print, exercise));
        if (page.kind() == Page.Kind.EXAMPLES) {
            book.kit().examples().forEach(example -> add(print, example));
        }
        return print.hex();
    }

    private static void add(Fingerprint print, Exercise exercise) {
        print.add(exercise.readme());
        exercise.tests().forEach(print::add);
    }

    /** The index also looks into the chapters, for what they show. */
    private static void add(Fingerprint print, Example example) {
        print.add(example.source()).add(example.chapter().text());
    }

    /** The tool and the contents, which are on each page. */
    private String common() {
        Fingerprint print = new Fingerprint().add(tool()).add(Version.of(book.kit()));
        book.pages().forEach(page -> print.add(page.path()).add(page.title()));
        return print.hex();
    }

    private static Path tool() {
        try {
            return Path.of(
                    PagePrints.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("The tool's own jar has no usable path", e);
        }
    }
}
