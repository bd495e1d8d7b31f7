package poolcraft.grading.runner;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Loads the tests, the submission and the library, apart from the runner and JUnit.
 *
 * <p>The parent comes first: a submitted {@code org.junit.jupiter.api.Test} is never seen.
 */
final class TestLoader extends URLClassLoader {

    TestLoader(List<String> classPath) {
        super("submission", classPath.stream().map(TestLoader::url).toArray(URL[]::new),
                ClassLoader.getSystemClassLoader());
    }

    private static URL url(String path) {
        try {
            return Path.of(path).toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException("Not a class path entry: " + path, e);
        }
    }

    /**
     * Loads every class of the tests without initializing any, so that a submission which writes
     * into their folder later changes nothing.
     */
    void pinClassesOf(Path folder) throws IOException, ClassNotFoundException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".class")).toList()) {
                String path = folder.relativize(file).toString();
                String name = path.substring(0, path.length() - ".class".length());
                Class.forName(name.replace('/', '.').replace('\\', '.'), false, this);
            }
        }
    }
}
