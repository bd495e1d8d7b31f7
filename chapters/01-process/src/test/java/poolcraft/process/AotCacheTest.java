package poolcraft.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The cache that makes a child start more quickly, for the library as a jar. */
@Execution(ExecutionMode.CONCURRENT)
class AotCacheTest {

    private static final String HOME = "XDG_CACHE_HOME";

    @TempDir
    private static Path folder;

    private static Path jar;
    private static Path caches;

    @BeforeAll
    static void packTheLibrary() throws Exception {
        jar = folder.resolve("library.jar");
        caches = folder.resolve("caches");
        pack(Path.of("target", "classes"), jar);
        try (Program maker = start(AotCache.class.getName())) {
            assertThat(maker.rest()).isEmpty();
            assertThat(maker.exitCode()).isZero();
        }
    }

    private static void pack(Path classes, Path jar) throws IOException {
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file);
                Stream<Path> files = Files.walk(classes)) {
            for (Path path : files.filter(Files::isRegularFile).toList()) {
                out.putNextEntry(new JarEntry(classes.relativize(path).toString()));
                Files.copy(path, out);
                out.closeEntry();
            }
        }
    }

    private static Program start(String main, String... arguments) throws IOException {
        return Program.start(List.of(jar, Path.of("target", "test-classes")), main,
                Map.of(HOME, caches.toString()), arguments);
    }

    private static Path cache() throws IOException {
        try (Stream<Path> files = Files.list(caches.resolve("poolcraft"))) {
            List<Path> all = files.toList();
            assertThat(all).hasSize(1);
            return all.getFirst();
        }
    }

    @Test
    void aChildStartsWithTheCacheThatWasMade() throws Exception {
        assertThat(cache()).isNotEmptyFile();
        try (Program program = start(Starter.class.getName())) {
            assertThat(program.rest()).containsExactly("cache true", "output is clean");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"-XX:+UseG1GC", "-Xshare:off", "-Xshare:auto", "-Xmx64m"})
    void anOptionThatDoesNotFitTheCacheChangesNothing(String option) throws Exception {
        try (Program program = start(Starter.class.getName(), option)) {
            assertThat(program.rest()).last().isEqualTo("output is clean");
        }
    }

    @Test
    void aBrokenCacheIsLeftOutWithoutAWord() throws Exception {
        Path cache = cache();
        byte[] whole = Files.readAllBytes(cache);
        try {
            Files.writeString(cache, "this is no cache");
            try (Program program = start(Starter.class.getName())) {
                assertThat(program.rest()).last().isEqualTo("output is clean");
            }
        } finally {
            Files.write(cache, whole);
        }
    }

    @Test
    void aNewerCacheForTheSameLibraryReplacesTheOlder() throws Exception {
        Path newer = folder.resolve("newer.jar");
        pack(Path.of("target", "classes"), newer);
        List<Path> before = cachesWith(newer);
        assertThat(newer.toFile().setLastModified(1_000_000_000_000L)).isTrue();
        assertThat(cachesWith(newer)).isNotEqualTo(before);
    }

    private static List<Path> cachesWith(Path library) throws Exception {
        Path home = folder.resolve("replaced");
        try (Program maker = Program.start(List.of(library), AotCache.class.getName(),
                Map.of(HOME, home.toString()))) {
            assertThat(maker.exitCode()).isZero();
        }
        try (Stream<Path> files = Files.list(home.resolve("poolcraft"))) {
            List<Path> found = files.toList();
            assertThat(found).hasSize(1);
            return found;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"-XX:+UseG1GC", "-Xshare:off", "-Xmx64m -XX:+UseParallelGC"})
    void optionsForAllChildrenMayChooseAsWell(String options) throws Exception {
        try (Program program = Program.start(List.of(jar, Path.of("target", "test-classes")),
                ForAll.class.getName(), Map.of(HOME, caches.toString()), options)) {
            assertThat(program.rest()).last().isEqualTo("output is clean");
        }
    }

    /** Starts a child with options that are for all children. */
    static final class ForAll {

        private ForAll() {}

        public static void main(String[] options) throws Exception {
            System.setProperty("poolcraft.jvmOptions", options[0]);
            JvmProcess.start(() -> Starter.report()).join();
        }
    }

    /** Starts a child that says whether its JVM was told of a cache. */
    static final class Starter {

        private Starter() {}

        public static void main(String[] options) throws Exception {
            JvmProcess.builder().jvmOptions(options).start(() -> report()).join();
        }

        private static void report() {
            String[] arguments = ProcessHandle.current().info().arguments().orElseThrow();
            boolean told = Stream.of(arguments).anyMatch(a -> a.startsWith("-XX:AOTCache="));
            System.out.println("cache " + told);
            System.out.println("output is clean");
        }
    }
}
