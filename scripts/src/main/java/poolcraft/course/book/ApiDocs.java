package poolcraft.course.book;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import poolcraft.course.kit.Fingerprint;
import poolcraft.course.kit.Kit;

/**
 * The documentation of the library's public types, in the folder {@code api} of the book: what the
 * JDK's {@code javadoc} makes of the sources of all chapters.
 *
 * <p>It is made again when a source has changed. A run that is killed leaves the one before.
 */
final class ApiDocs {

    /** Below it, in the book, are the pages. */
    static final String FOLDER = "api";

    private static final String STAMP = ".stamp";

    private final List<Path> sources;
    private final Path book;

    /**
     * The documentation of {@code kit}'s chapters.
     *
     * @param book the folder of the book
     */
    ApiDocs(Kit kit, Path book) {
        this.sources = sources(kit);
        this.book = book;
    }

    private static List<Path> sources(Kit kit) {
        return kit.chapters().stream()
                .map(chapter -> chapter.folder().resolve(Path.of("src", "main", "java")))
                .filter(Files::isDirectory).toList();
    }

    /** The pages that chapters may link to, as paths in the book, whether they are made or not. */
    static Set<String> pages(Kit kit) {
        Set<String> pages = new HashSet<>(Set.of(FOLDER + "/index.html"));
        for (Path root : sources(kit)) {
            try (Stream<Path> files = Files.walk(root)) {
                files.map(file -> root.relativize(file).toString().replace('\\', '/'))
                        .filter(file -> file.endsWith(".java"))
                        .map(file -> FOLDER + "/" + file.replaceFirst("java$", "html"))
                        .forEach(pages::add);
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot list " + root, e);
            }
        }
        return pages;
    }

    /**
     * Brings it up to date.
     *
     * @param progress told if that takes long
     */
    void refresh(Consumer<String> progress) {
        String print = print();
        Path stamp = book.resolve(FOLDER).resolve(STAMP);
        if (!sources.isEmpty() && !(Files.exists(stamp) && Kit.read(stamp).equals(print))) {
            progress.accept("Making the documentation of the library.");
            Path made = book.resolve(".new-api");
            BookFolder.deleteTree(made);
            run(made);
            replace(made, print);
        }
    }

    private String print() {
        Fingerprint print = new Fingerprint().add(System.getProperty("java.version"));
        sources.forEach(print::add);
        return print.hex();
    }

    private void run(Path out) {
        ToolProvider javadoc = ToolProvider.findFirst("javadoc").orElseThrow(
                () -> new IllegalStateException("This Java has no javadoc: a JDK is needed."));
        var messages = new StringWriter();
        int code = javadoc.run(new PrintWriter(messages), new PrintWriter(messages), "-quiet",
                "-d", out.toString(), "--source-path", paths(sources), "-subpackages", "poolcraft",
                "--class-path", System.getProperty("java.class.path"), "-encoding", "UTF-8",
                "--no-platform-links", "-notimestamp", "-Xdoclint:none", "-windowtitle",
                "Poolcraft");
        if (code != 0) {
            throw new IllegalStateException(
                    "javadoc cannot read the library's sources: " + messages);
        }
    }

    private static String paths(List<Path> all) {
        return all.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }

    private void replace(Path made, String print) {
        try {
            Files.writeString(made.resolve(STAMP), print);
            BookFolder.deleteTree(book.resolve(FOLDER));
            Files.move(made, book.resolve(FOLDER), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot put " + made + " in place", e);
        }
    }
}
