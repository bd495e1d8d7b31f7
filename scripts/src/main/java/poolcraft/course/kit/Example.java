package poolcraft.course.kit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A runnable example: a jbang script with its recorded output and its Python twin beside it.
 *
 * @param chapter the chapter it belongs to
 * @param source its source file, as in {@code chapters/01-process/examples/FiveProcesses.java}
 */
public record Example(Chapter chapter, Path source) {

    /** As in {@code 01-process/FiveProcesses}. */
    public String id() {
        return chapter.id() + "/" + name();
    }

    /** As in {@code FiveProcesses}: its short name in the jbang catalog, and its main class. */
    public String name() {
        String file = source.getFileName().toString();
        return file.substring(0, file.length() - ".java".length());
    }

    /** The text of its {@code //DESCRIPTION} line. */
    public String description() {
        return directive("DESCRIPTION").orElse("");
    }

    /** The text behind {@code //NAME}, where the source has such a line. */
    public Optional<String> directive(String name) {
        String start = "//" + name + " ";
        return Kit.read(source).lines().filter(line -> line.startsWith(start))
                .map(line -> line.substring(start.length()).strip()).findFirst();
    }

    /** The recorded output, masked; it may not exist. */
    public Path recordedOutput() {
        return source.resolveSibling(name() + ".out");
    }

    /** The Python program that shows the same, if there is one. */
    public Optional<Path> pythonTwin() {
        return Optional.of(source.resolveSibling(snakeCase(name()) + ".py"))
                .filter(Files::exists);
    }

    private static String snakeCase(String name) {
        return name.replaceAll("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "_")
                .toLowerCase(java.util.Locale.ROOT);
    }
}
