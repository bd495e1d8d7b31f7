package poolcraft.process;

import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;
import java.util.stream.Stream;

/**
 * The class path of children, which begins with the library: an {@link AotCache} fits a class path
 * that begins with the one it was made for, whatever follows.
 */
final class LibraryPath {

    private static final Path PROCESS = place();
    private static final List<Path> CHAPTERS = findChapters();

    private LibraryPath() {}

    /** The jar, or the folder, that this class was loaded from. */
    private static Path place() {
        try {
            return Path.of(ChildMain.class.getProtectionDomain().getCodeSource().getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("The library's own place has no path", e);
        }
    }

    /**
     * The jars of the library's chapters that this JVM runs with, the one of this chapter first;
     * that one alone where it is a folder of classes. It is named by itself: in JShell it is on no
     * class path of the JVM.
     */
    static List<Path> chapters() {
        return CHAPTERS;
    }

    private static List<Path> findChapters() {
        if (!Files.isRegularFile(PROCESS)) {
            return List.of(PROCESS);
        }
        Stream<Path> others = entries().map(Path::of).filter(LibraryPath::isChapter);
        return Stream.concat(Stream.of(PROCESS), others).distinct().toList();
    }

    private static boolean isChapter(Path entry) {
        Path name = entry.getFileName();
        return name != null && name.toString().startsWith("poolcraft-")
                && name.toString().endsWith(".jar") && Files.isRegularFile(entry);
    }

    /** A program on the module path runs its children from the class path. */
    private static Stream<String> entries() {
        return Stream.of("java.class.path", "jdk.module.path")
                .map(property -> System.getProperty(property, ""))
                .flatMap(path -> Stream.of(path.split(File.pathSeparator)))
                .filter(entry -> !entry.isEmpty());
    }

    /** All that a child of this JVM gets: the library, and the class path of this JVM. */
    static String whole() {
        Set<String> all = new LinkedHashSet<>();
        chapters().forEach(jar -> all.add(jar.toString()));
        entries().forEach(all::add);
        return join(all);
    }

    static String join(Iterable<?> entries) {
        StringJoiner path = new StringJoiner(File.pathSeparator);
        entries.forEach(entry -> path.add(entry.toString()));
        return path.toString();
    }
}
