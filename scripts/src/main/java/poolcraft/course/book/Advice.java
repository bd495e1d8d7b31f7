package poolcraft.course.book;

import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.asciidoctor.ast.Cursor;
import org.asciidoctor.log.LogRecord;

/** Turns what AsciiDoc remarks upon into a problem with a place and a remedy. */
final class Advice {

    private static final Map<String, String> REMEDIES = Map.of(
            "tag ", "Put tag::NAME[] and end::NAME[] around the region in that file, or correct"
                    + " the name.",
            "tags ", "Put tag::NAME[] and end::NAME[] around the regions in that file, or correct"
                    + " the names.",
            "include file not found", "Correct the path behind include::; it starts in the folder"
                    + " of this file.",
            "skipping reference to missing attribute", "Define the attribute, or write \\{name} for"
                    + " braces that mean themselves.",
            "possible invalid reference", "No heading or block has that id: correct it, or put"
                    + " [#id] above the place that is meant.",
            "id assigned to ", "Give one of the two places another id.",
            "unterminated ", "Close the block with the same line that opened it.",
            "section title out of sequence", "Use one more = than the section around it, not"
                    + " several.",
            "no callout found", "Put the callout's <number> into the listing above, or take the"
                    + " item out of the list.",
            "callout list item index", "Number the callouts from 1, without gaps.");

    private static final Pattern LAST_WORD = Pattern.compile(".*: (\\S+)$");

    private Advice() {}

    static Problem problem(Path source, LogRecord entry) {
        String message = entry.getMessage();
        Cursor cursor = entry.getCursor();
        if (cursor == null || cursor.getFile() == null) {
            return new Problem(source, search(source, message), message, remedy(message));
        }
        return new Problem(Path.of(cursor.getFile()), cursor.getLineNumber(), message,
                remedy(message));
    }

    private static String remedy(String message) {
        return REMEDIES.entrySet().stream().filter(entry -> message.startsWith(entry.getKey()))
                .map(Map.Entry::getValue).findFirst()
                .orElse("AsciiDoc would guess here: write it so that nothing is left to guess.");
    }

    /** A reference or attribute is only looked at when its paragraph is rendered, without a line. */
    private static int search(Path source, String message) {
        var word = LAST_WORD.matcher(message);
        if (!word.matches()) {
            return 0;
        }
        AdocText text = AdocText.of(source);
        int attribute = text.lineOf("{" + word.group(1) + "}");
        return attribute > 0 ? attribute : text.lineOf(word.group(1));
    }
}
