package poolcraft.pool;

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
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The AOT cache of workers, for the library as jars. Without it, they would only start slowly. */
class TrainingTest {

    @TempDir
    private Path folder;

    @Test
    void workersStartFromTheCacheOfTheirTraining() throws Exception {
        List<String> classPath = new ArrayList<>();
        for (String entry : Stream
                .of(System.getProperty("java.class.path").split(File.pathSeparator)).toList()) {
            classPath.add(entry.endsWith("classes") && !entry.endsWith("test-classes")
                    ? packed(Path.of(entry), classPath.size()).toString()
                    : entry);
        }
        assertThat(output(classPath, "poolcraft.process.AotCache")).isEmpty();
        assertThat(files(folder.resolve("poolcraft"))).hasSize(2);
        Path log = folder.resolve("loaded");
        assertThat(output(classPath, Starter.class.getName(), log.toString()))
                .containsExactly("49");
        for (Class<?> each : List.of(WorkerLoop.class, PoolBell.class, WorkerFamily.class)) {
            assertThat(Files.readAllLines(log)).as("%s comes from the cache", each).anyMatch(
                    line -> line.contains(" " + each.getName() + " source: shared objects file"));
        }
    }

    private static List<Path> files(Path place) throws IOException {
        try (Stream<Path> files = Files.list(place)) {
            return files.toList();
        }
    }

    private Path packed(Path classes, int number) throws IOException {
        Path jar = folder.resolve("poolcraft-" + number + ".jar");
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

    /** What a program says that has its own folder for caches. */
    private List<String> output(List<String> classPath, String... mainAndArguments)
            throws IOException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                        String.join(File.pathSeparator, classPath)));
        command.addAll(List.of(mainAndArguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("XDG_CACHE_HOME", folder.toString());
        Process program = builder.start();
        try {
            return program.inputReader(StandardCharsets.UTF_8).readAllLines();
        } finally {
            program.destroyForcibly();
        }
    }

    /** Has a worker do a task; its JVM writes down what it loads, and from where. */
    static final class Starter {

        private Starter() {}

        public static void main(String[] log) {
            try (Pool pool = Pool.builder().workers(1)
                    .jvmOptions("-Xlog:class+load:file=" + log[0]).build()) {
                int answer = pool.apply(() -> Tasks.square(7));
                System.out.println(answer);
            }
        }
    }
}
