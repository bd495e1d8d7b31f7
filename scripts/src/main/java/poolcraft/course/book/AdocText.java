package poolcraft.course.book;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import poolcraft.course.kit.Kit;

/**
 * An AsciiDoc file read as plain lines: enough for a title, without starting the renderer.
 *
 * @param file the file
 * @param lines its lines; none where the file is missing
 */
record AdocText(Path file, List<String> lines) {

    static AdocText of(Path file) {
        return new AdocText(file, Files.exists(file) ? Kit.read(file).lines().toList() : List.of());
    }

    /** The title line without its markup. */
    Optional<String> title() {
        return lines.stream().filter(line -> line.startsWith("= ")).findFirst()
                .map(line -> line.substring(2).replaceAll("[`*_]", "").strip());
    }

    /** The value of an attribute line, as in {@code :minutes: 20}. */
    Optional<String> attribute(String name) {
        String start = ":" + name + ":";
        return lines.stream().filter(line -> line.startsWith(start)).findFirst()
                .map(line -> line.substring(start.length()).strip());
    }

    /** The first line that contains the text, from 1; 0 if there is none. */
    int lineOf(String text) {
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).contains(text)) {
                return i + 1;
            }
        }
        return 0;
    }
}
