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
        for (Path sources : sources()) {
            try (Stream<Path> files = Files.walk(sources)) {
                files.filter(file -> file.endsWith("package-info.java"))
                        .map(file -> sources.relativize(file.getParent()).toString()
                                .replace('\\', '.').replace('/', '.'))
                        .sorted().forEach(names::add);
            }
        }
        return names;
    }

    /** The names of the types in a package that are not nested, as in {@code JvmProcess}. */
    public List<String> types(String packageName) {
        return sources().stream()
                .flatMap(sources -> Kit
                        .files(sources.resolve(packageName.replace('.', '/')), ".java").stream())
                .map(file -> file.getFileName().toString().replace(".java", ""))
                .filter(name -> !name.equals("package-info")).toList();
    }

    private List<Path> sources() {
        return kit.libraryChapters().stream()
                .map(chapter -> chapter.folder().resolve("src").resolve("main").resolve("java"))
                .filter(Files::isDirectory).toList();
    }
}
