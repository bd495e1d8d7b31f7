package poolcraft.manager;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import poolcraft.process.JvmProcess;

/** The AOT cache for all chapters as jars: their rehearsals together are its lesson. */
class AotCacheOfAllTest {

    /** The JVM does not start if it cannot use the cache that it was given. */
    private static final String OR_FAIL = "-XX:AOTMode=on";

    @TempDir
    private static Path folder;

    private static List<Path> library;

    @BeforeAll
    static void packTheLibrary() throws IOException {
        library = new ArrayList<>();
        for (Path path : Stream
                .of(System.getProperty("java.class.path").split(File.pathSeparator)).map(Path::of)
                .toList()) {
            if (path.endsWith("classes")) {
                library.add(packed(path));
            } else if (path.getFileName().toString().startsWith("poolcraft-")) {
                library.add(path);
            }
        }
    }

    private static Path packed(Path classes) throws IOException {
        Path jar = folder.resolve("poolcraft-" + library.size() + ".jar");
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file);
                Stream<Path> files = Files.walk(classes)) {
            for (Path path : files.filter(Files::isRegularFile).toList()) {
                out.putNextEntry(new JarEntry(classes.relativize(path).toString()));
                Files.copy(path, out);
                out.closeEntry();
            }
        }
        return jar;
    }

    /** What a program says that has the library, these tests, and a cache folder of its own. */
    private static List<String> output(String main) throws Exception {
        List<Path> classPath = new ArrayList<>(library);
        classPath.add(Path.of("target", "test-classes"));
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                classPath.stream().map(Path::toString)
                        .collect(Collectors.joining(File.pathSeparator)),
                main).redirectErrorStream(true);
        builder.environment().put("XDG_CACHE_HOME", folder.toString());
        Process program = builder.start();
        try {
            return program.inputReader(StandardCharsets.UTF_8).readAllLines();
        } finally {
            program.destroyForcibly();
        }
    }

    @Test
    void theRehearsalsOfAllChaptersMakeACacheThatChildrenUse() throws Exception {
        assertThat(library).hasSizeGreaterThanOrEqualTo(6);
        assertThat(output("poolcraft.process.AotCache")).isEmpty();
        assertThat(output(Starter.class.getName())).containsExactly("in a child with the cache");
    }

    /** Starts a child that needs the cache. */
    static final class Starter {

        private Starter() {}

        public static void main(String[] arguments) throws Exception {
            JvmProcess.builder().jvmOptions(OR_FAIL).start(() -> report()).join();
        }

        private static void report() {
            String[] arguments = ProcessHandle.current().info().arguments().orElseThrow();
            boolean told = Stream.of(arguments).anyMatch(each -> each.startsWith("-XX:AOTCache="));
            System.out.println(told ? "in a child with the cache" : "in a child without a cache");
        }
    }
}
