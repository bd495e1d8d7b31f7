package poolcraft.course.book;

import java.nio.file.Path;

/**
 * A page of the book.
 *
 * @param kind what it holds
 * @param path where it is below the book's folder, as in {@code exercises/01-process/exit-codes.html}
 * @param title its title, as plain text
 * @param source the AsciiDoc file it comes from; for the index of the examples the spine
 * @param chapterId as in {@code 01-process}; empty for a page outside the chapters
 */
record Page(Kind kind, String path, String title, Path source, String chapterId) {

    enum Kind {
        PREFACE, CHAPTER, EXERCISE, EXAMPLES
    }

    /** The way back to the book's folder: empty, or {@code ../} for each folder. */
    String root() {
        return "../".repeat((int) path.chars().filter(c -> c == '/').count());
    }

    /** The link from this page to another. */
    String linkTo(Page other) {
        return root() + other.path();
    }

    /** What stands above the title: {@code Chapter 1}, say. */
    String eyebrow() {
        return switch (kind) {
            case CHAPTER -> "Chapter " + number();
            case EXERCISE -> "Exercise for chapter " + number();
            case PREFACE, EXAMPLES -> "";
        };
    }

    /** What the contents call it: the title page's text is the preface. */
    String shortTitle() {
        return kind == Kind.PREFACE ? "Preface" : title;
    }

    /** The chapter's number without leading zeros. */
    String number() {
        return chapterId.replaceFirst("-.*", "").replaceFirst("^0+", "");
    }
}
