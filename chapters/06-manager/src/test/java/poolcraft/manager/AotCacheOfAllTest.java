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
    private static List<String> output(String main, String... arguments) throws Exception {
        List<Path> classPath = new ArrayList<>(library);
        classPath.add(Path.of("target", "test-classes"));
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                classPath.stream().map(Path::toString)
                        .collect(Collectors.joining(File.pathSeparator)),
                main));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
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
        Path log = folder.resolve("loaded");
        assertThat(output(Starter.class.getName(), log.toString())).isEmpty();
        List<String> loaded = Files.readAllLines(log);
        for (String name : Starter.CLASSES) {
            assertThat(loaded).as("%s comes from the cache", name).anyMatch(
                    line -> line.contains(" " + name + " source: shared objects file"));
        }
    }

    /** Starts a child that loads the classes; its JVM writes down from where. */
    static final class Starter {

        /** One for each chapter: what its rehearsal uses. */
        static final List<String> CLASSES = List.of("poolcraft.process.ChildMain",
                "poolcraft.pipe.StreamConnection", "poolcraft.memory.SharedInt",
                "poolcraft.lock.ProcessLock", "poolcraft.queue.ProcessQueue",
                "poolcraft.manager.Manager");

        private Starter() {}

        public static void main(String[] log) throws Exception {
            JvmProcess.builder().jvmOptions("-Xlog:class+load:file=" + log[0])
                    .start(() -> loadAll()).join();
        }

        private static void loadAll() throws ClassNotFoundException {
            for (String name : CLASSES) {
                Class.forName(name);
            }
        }
    }
}
