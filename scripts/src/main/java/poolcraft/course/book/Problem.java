package poolcraft.course.book;

import java.nio.file.Path;

/**
 * Something in the book's text that has to be put right.
 *
 * @param file the file to edit
 * @param line the line in it, from 1; 0 where it is not known
 * @param message what is wrong
 * @param remedy what to do
 */
record Problem(Path file, int line, String message, String remedy) {

    /** As in {@code chapters/01-process/chapter.adoc:12: what is wrong. What to do.} */
    String text(Path root) {
        Path shown = file.startsWith(root) ? root.relativize(file) : file;
        String place = line > 0 ? shown + ":" + line : shown.toString();
        return place + ": " + message.replace(root + "/", "") + ". " + remedy;
    }
}
