package poolcraft.course.kit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A chapter of the course.
 *
 * @param folder its folder, as in {@code chapters/01-process}
 */
public record Chapter(Path folder) {

    /** As in {@code 01-process}. */
    public String id() {
        return folder.getFileName().toString();
    }

    /** Its page in the book, as AsciiDoc. */
    public Path text() {
        return folder.resolve("chapter.adoc");
    }

    public List<Example> examples() {
        return Kit.files(folder.resolve("examples"), ".java").stream()
                .map(source -> new Example(this, source)).toList();
    }

    /** What the chapter adds to the library: its jar, or its classes where no jar is built. */
    public Optional<Path> builtLibrary() {
        Path target = folder.resolve("target");
        Path classes = target.resolve("classes");
        return Kit.files(target, ".jar").stream().findFirst()
                .or(() -> Optional.of(classes).filter(Files::isDirectory));
    }
}
