package poolcraft.course.book;

import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the files that an AsciiDoc file is made from: itself, its includes, its pictures. */
final class Inputs {

    private static final Pattern INCLUDE = Pattern.compile("^include::([^\\[{]+)\\[.*");

    private Inputs() {}

    static Set<Path> of(Path adoc) {
        Set<Path> found = new TreeSet<>();
        collect(adoc.normalize(), found);
        found.add(adoc.resolveSibling("images"));
        return found;
    }

    private static void collect(Path file, Set<Path> found) {
        if (!found.add(file) || !file.toString().endsWith(".adoc")) {
            return;
        }
        for (String line : AdocText.of(file).lines()) {
            Matcher include = INCLUDE.matcher(line);
            if (include.matches()) {
                collect(file.resolveSibling(include.group(1)).normalize(), found);
            }
        }
    }
}
