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
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Functions that are on nobody's class path: typed into JShell, or run from their source file. */
@Execution(ExecutionMode.CONCURRENT)
class SessionTest {

    private static final String LIBRARIES = Stream
            .of("01-process", "02-pipe", "03-shared-memory", "12-reference-pool")
            .map(chapter -> Path.of("..", chapter, "target", "classes").toAbsolutePath()
                    .normalize().toString())
            .collect(Collectors.joining(File.pathSeparator));

    @TempDir
    private Path folder;

    private List<String> run(String tool, String input, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", tool).toString());
        command.addAll(List.of(arguments));
        Path output = folder.resolve("output");
        Process process = new ProcessBuilder(command).directory(folder.toFile())
                .redirectErrorStream(true).redirectOutput(output.toFile()).start();
        try (OutputStream in = process.getOutputStream()) {
            in.write(input.getBytes(StandardCharsets.UTF_8));
        }
        try {
            assertThat(process.waitFor(50, TimeUnit.SECONDS)).as("ended: %s",
                    Files.readString(output)).isTrue();
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        return Files.readAllLines(output);
    }

    private List<String> runJshell(String session) throws IOException, InterruptedException {
        return run("jshell", "import poolcraft.pool.*\n" + session + "\n/exit\n", "--class-path",
                LIBRARIES, "-s", "-");
    }

    @Test
    void aFunctionTypedIntoJshellRunsInAWorker() throws Exception {
        assertThat(runJshell("""
                int square(int n) { return n * n; }
                Pool pool = Pool.of(2)
                System.out.println("apply " + pool.apply(() -> square(7)))
                System.out.println("map " + pool.map(n -> square(n), List.of(1, 2, 3)))
                pool.close()
                """)).contains("apply 49", "map [1, 4, 9]");
    }

    @Test
    void variablesOfASessionHaveTheirCurrentValue() throws Exception {
        assertThat(runJshell("""
                int factor = 2
                var names = new ArrayList<>(List.of("a"))
                Pool pool = Pool.of(1)
                System.out.println("first " + pool.apply(() -> factor * 10))
                factor = 3
                System.out.println("second " + pool.apply(() -> factor * 10))
                SerializableFunction<Integer, Object> f = n -> n * factor + names.size()
                System.out.println("third " + pool.map(f, List.of(1, 2)))
                factor = 4; names.add("b");
                System.out.println("fourth " + pool.map(f, List.of(1, 2)))
                pool.close()
                """)).contains("first 20", "second 30", "third [4, 7]", "fourth [6, 10]");
    }

    @Test
    void aMethodOfASessionHasItsCurrentBody() throws Exception {
        assertThat(runJshell("""
                String greet() { return "old"; }
                Pool pool = Pool.of(1)
                SerializableCallable<String> call = () -> greet()
                System.out.println("was " + pool.apply(call))
                String greet() { return "new"; }
                System.out.println("is " + pool.apply(call))
                System.out.println("also " + pool.apply(() -> greet()))
                pool.close()
                """)).contains("was old", "is new", "also new");
    }

    @Test
    void aTaskThatIsBegunLaterSeesTheValuesOfItsSubmission() throws Exception {
        assertThat(runJshell("""
                int value = 1
                Pool pool = Pool.of(1)
                var slow = pool.applyAsync(() -> { Thread.sleep(300); return value; })
                var behind = pool.applyAsync(() -> value)
                value = 2
                var last = pool.applyAsync(() -> value)
                System.out.println("got " + slow.join() + behind.join() + last.join())
                pool.close()
                """)).contains("got 112");
    }

    @Test
    void aRecordOfASessionTravelsBothWays() throws Exception {
        assertThat(runJshell("""
                record Point(int x, int y) implements Serializable {}
                Pool pool = Pool.of(1)
                Point turned = pool.map(p -> new Point(p.y(), p.x()), List.of(new Point(1, 2))).get(0)
                System.out.println(turned)
                System.out.println(pool.applyAsync(() -> new Point(3, 4)).thenApply(Point::x).join())
                pool.close()
                """)).contains("Point[x=2, y=1]", "3");
    }

    @Test
    void aProgramRunFromItsSourceFileHasItsWorkersDoItsFunctions() throws Exception {
        Path file = Files.writeString(folder.resolve("Script.java"), """
                import poolcraft.pool.Pool;

                record Point(int x, int y) implements java.io.Serializable {}

                static Point turn(Point point) {
                    return new Point(point.y(), point.x());
                }

                void main() {
                    try (Pool pool = Pool.of(2)) {
                        IO.println(pool.map(p -> turn(p), List.of(new Point(1, 2))));
                    }
                }
                """);
        assertThat(run("java", "", "-cp", LIBRARIES, file.toString()))
                .containsExactly("[Point[x=2, y=1]]");
    }
}
