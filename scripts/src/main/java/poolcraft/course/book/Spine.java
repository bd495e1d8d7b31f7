package poolcraft.course.book;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import poolcraft.course.kit.Chapter;
import poolcraft.course.kit.Kit;

/**
 * The chapters in reading order: the list items of {@code chapters/book.adoc} that begin with a
 * chapter's link, as in {@code . xref:01-process.adoc[]}.
 */
final class Spine {

    private static final Pattern ITEM = Pattern.compile("^\\.+ xref:(\\d\\d-[\\w-]+)\\.adoc\\[.*");

    private final Kit kit;
    private final Path file;
    private final AdocText text;

    Spine(Kit kit) {
        this.kit = kit;
        this.file = fileOf(kit);
        this.text = AdocText.of(file);
    }

    static Path fileOf(Kit kit) {
        return kit.root().resolve("chapters").resolve("book.adoc");
    }

    List<Chapter> chapters() {
        if (!Files.exists(file)) {
            throw problem(0, "the file is missing", "Write the preface there, and behind it the"
                    + " list of the chapters: \". xref:01-process.adoc[]\".");
        }
        List<Chapter> listed = new ArrayList<>();
        for (String line : text.lines()) {
            Matcher item = ITEM.matcher(line);
            if (item.matches()) {
                listed.add(chapter(item.group(1)));
            }
        }
        kit.chapters().stream().filter(chapter -> !listed.contains(chapter)).forEach(this::demand);
        return listed;
    }

    private Chapter chapter(String id) {
        return kit.chapter(id).orElseThrow(() -> problem(text.lineOf(id),
                "there is no chapter " + id,
                "Correct the name, or make chapters/" + id + "/chapter.adoc."));
    }

    private void demand(Chapter chapter) {
        throw problem(0, "the chapter " + chapter.id() + " is not in the list of chapters",
                "Add the line \". xref:" + chapter.id() + ".adoc[]\" where it belongs.");
    }

    private BookException problem(int line, String message, String remedy) {
        return BookException.of(new Problem(file, line, message, remedy), kit.root());
    }
}
