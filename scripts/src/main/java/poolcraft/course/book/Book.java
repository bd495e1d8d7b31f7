package poolcraft.course.book;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import poolcraft.course.kit.Chapter;
import poolcraft.course.kit.Exercise;
import poolcraft.course.kit.Kit;

/**
 * What the book consists of: its pages in reading order, each exercise behind its chapter.
 *
 * @param kit the kit it is made from
 * @param pages all pages
 */
record Book(Kit kit, List<Page> pages) {

    static Book of(Kit kit) {
        List<Page> pages = new ArrayList<>();
        pages.add(page(kit, Page.Kind.PREFACE, "index.html", Spine.fileOf(kit), ""));
        for (Chapter chapter : new Spine(kit).chapters()) {
            pages.add(page(kit, Page.Kind.CHAPTER, chapter.id() + ".html", chapter.text(),
                    chapter.id()));
            exercises(kit, chapter.id()).forEach(
                    exercise -> pages.add(page(kit, Page.Kind.EXERCISE, path(exercise),
                            exercise.readme(), chapter.id())));
        }
        pages.add(new Page(Page.Kind.EXAMPLES, "examples.html", "Index of the examples",
                Spine.fileOf(kit), ""));
        return new Book(kit, List.copyOf(pages));
    }

    private static Page page(Kit kit, Page.Kind kind, String path, Path source, String chapter) {
        String title = AdocText.of(source).title().orElseThrow(() -> BookException.of(
                new Problem(source, 1, "the page has no title",
                        "Begin it with a line \"= Title\"."),
                kit.root()));
        return new Page(kind, path, title, source, chapter);
    }

    private static List<Exercise> exercises(Kit kit, String chapterId) {
        return kit.exercises().stream().filter(e -> e.chapterId().equals(chapterId))
                .filter(e -> Files.exists(e.readme())).toList();
    }

    private static String path(Exercise exercise) {
        return "exercises/" + exercise.id() + ".html";
    }

    List<Page> chapters() {
        return pages.stream().filter(page -> page.kind() == Page.Kind.CHAPTER).toList();
    }

    List<Page> exercisesOf(String chapterId) {
        return pages.stream().filter(page -> page.kind() == Page.Kind.EXERCISE)
                .filter(page -> page.chapterId().equals(chapterId)).toList();
    }

    Optional<Page> page(String path) {
        return pages.stream().filter(page -> page.path().equals(path)).findFirst();
    }

    Optional<Exercise> exercise(Page page) {
        return kit.exercises().stream().filter(e -> path(e).equals(page.path())).findFirst();
    }

    Optional<Page> previous(Page page) {
        List<Page> chain = chain(page);
        int at = chain.indexOf(page);
        return at > 0 ? Optional.of(chain.get(at - 1)) : Optional.empty();
    }

    Optional<Page> next(Page page) {
        List<Page> chain = chain(page);
        int at = chain.indexOf(page);
        return at < chain.size() - 1 ? Optional.of(chain.get(at + 1)) : Optional.empty();
    }

    /** A chapter leads to the next chapter; an exercise to the next exercise. */
    private List<Page> chain(Page page) {
        return page.kind() == Page.Kind.EXERCISE
                ? pages
                : pages.stream().filter(p -> p.kind() != Page.Kind.EXERCISE).toList();
    }
}
