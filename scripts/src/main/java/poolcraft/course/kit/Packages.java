package poolcraft.course.kit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The packages of the library, in the order of the chapters.
 *
 * @param kit the kit that the library belongs to
 */
public record Packages(Kit kit) {

    /** As in {@code poolcraft.process}: each that has a {@code package-info.java}. */
    public List<String> names() throws IOException {
        List<String> names = new ArrayList<>();
        for (Chapter chapter : kit.chapters()) {
            Path sources = chapter.folder().resolve("src").resolve("main").resolve("java");
            if (Files.isDirectory(sources)) {
                names.addAll(names(sources));
            }
        }
        return names;
    }

    private static List<String> names(Path sources) throws IOException {
        try (Stream<Path> files = Files.walk(sources)) {
            return files.filter(file -> file.endsWith("package-info.java"))
                    .map(file -> sources.relativize(file.getParent()).toString()
                            .replace('\\', '.').replace('/', '.'))
                    .sorted().toList();
        }
    }
}
