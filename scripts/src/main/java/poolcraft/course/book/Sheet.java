package poolcraft.course.book;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A page while it is being made: where it belongs, what it needs, what is wrong with it. */
final class Sheet {

    private final Book book;
    private final Page page;
    private final List<Problem> problems = new ArrayList<>();
    private final Map<String, Path> assets = new TreeMap<>();

    Sheet(Book book, Page page) {
        this.book = book;
        this.page = page;
    }

    Book book() {
        return book;
    }

    Page page() {
        return page;
    }

    /** Records a problem at the source line that contains the text. */
    void problem(String near, String message, String remedy) {
        int line = AdocText.of(page.source()).lineOf(near);
        problems.add(new Problem(page.source(), line, message, remedy));
    }

    List<Problem> problems() {
        return problems;
    }

    /** Has a file copied into the book and gives its link from this page. */
    String asset(Path file, String path) {
        assets.put(path, file);
        return page.root() + path;
    }

    /** Files to copy: place in the book, and where they are. */
    Map<String, Path> assets() {
        return assets;
    }
}
