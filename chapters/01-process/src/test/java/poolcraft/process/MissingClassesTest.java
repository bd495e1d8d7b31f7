package poolcraft.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Functions whose classes the child does not have, in each way that a reader can write one. */
@Execution(ExecutionMode.CONCURRENT)
class MissingClassesTest {

    @TempDir
    private Path folder;

    private static final String LIBRARY = Path.of("target", "classes").toAbsolutePath().toString();

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
            assertThat(process.waitFor(50, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        return Files.readAllLines(output);
    }

    private List<String> runSource(String source) throws IOException, InterruptedException {
        Path file = Files.writeString(folder.resolve("Script.java"), source);
        return run("java", "", "-cp", LIBRARY, "-Dstdout.encoding=UTF-8", file.toString());
    }

    private List<String> runJshell(String session) throws IOException, InterruptedException {
        return run("jshell", session + "\n/exit\n", "--class-path", LIBRARY,
                "-s", "-");
    }

    @Test
    void aProgramRunFromItsSourceFileRunsInAChild() throws Exception {
        assertThat(runSource("""
                import poolcraft.process.JvmProcess;

                record Point(int x, int y) implements java.io.Serializable {}

                static void show(Point point) {
                    Runnable inner = new Runnable() {
                        public void run() {
                            IO.println("child has " + point + " " + Helper.twice(point.x()));
                        }
                    };
                    inner.run();
                }

                static class Helper {
                    static int twice(int number) {
                        return java.util.stream.IntStream.of(number).map(n -> n * 2).sum();
                    }
                }

                void main() throws Exception {
                    var point = new Point(3, 4);
                    var process = JvmProcess.start(() -> show(point));
                    process.join();
                    IO.println("exit code " + process.exitCode().getAsInt());
                }
                """)).containsExactly("child has Point[x=3, y=4] 6", "exit code 0");
    }

    @Test
    void aChildThatNobodyJoinsHasTheClassesToo() throws Exception {
        assertThat(runSource("""
                import poolcraft.process.JvmProcess;

                static void work() {
                    IO.println("not joined");
                }

                void main() {
                    JvmProcess.start(() -> work());
                }
                """)).containsExactly("not joined");
    }

    @Test
    void aChildOfSuchAChildHasTheClassesToo() throws Exception {
        assertThat(runSource("""
                import poolcraft.process.JvmProcess;

                static void inner() {
                    IO.println("grandchild");
                }

                static void outer() throws Exception {
                    JvmProcess.start(() -> inner()).join();
                }

                void main() throws Exception {
                    JvmProcess.start(() -> outer()).join();
                }
                """)).containsExactly("grandchild");
    }

    @Test
    void aFunctionTypedIntoJshellRunsInAChild() throws Exception {
        assertThat(runJshell("""
                import poolcraft.process.JvmProcess
                int square(int n) { return n * n; }
                var first = JvmProcess.start(() -> System.out.println("child: " + square(7)))
                first.join()
                """)).contains("child: 49");
    }

    @Test
    void variablesOfASessionHaveTheirValueOfTheMomentOfTheStart() throws Exception {
        assertThat(runJshell("""
                import poolcraft.process.JvmProcess
                int count = 5
                var names = new ArrayList<>(List.of("a"))
                Thread unsendable = Thread.currentThread()
                count = 6; names.add("b");
                var started = JvmProcess.start(() -> System.out.println(count + " " + names))
                count = 7
                started.join()
                """)).contains("6 [a, b]");
    }

    @Test
    void aMethodOfASessionHasItsCurrentBody() throws Exception {
        assertThat(runJshell("""
                import poolcraft.process.JvmProcess
                String greet() { return "old"; }
                JvmProcess.start(() -> System.out.println(greet())).join()
                String greet() { return "new"; }
                JvmProcess.start(() -> System.out.println(greet())).join()
                """)).containsSubsequence("old", "new");
    }

    @Test
    void aRecordOfASessionTravels() throws Exception {
        assertThat(runJshell("""
                import poolcraft.process.JvmProcess
                record Point(int x) implements Serializable {}
                Point point = new Point(9)
                JvmProcess.start(() -> System.out.println(point)).join()
                """)).contains("Point[x=9]");
    }

    @Test
    void aClassThatTheParentLacksTooIsNamed() throws Exception {
        List<String> lines = runSource("""
                import poolcraft.process.JvmProcess;

                static void load() throws Exception {
                    Class.forName("no.such.Thing", true, Thread.currentThread().getContextClassLoader());
                }

                void main() throws Exception {
                    var process = JvmProcess.start(() -> load());
                    process.join();
                    IO.println("exit code " + process.exitCode().getAsInt());
                }
                """);
        assertThat(lines).anyMatch(line -> line.contains("ClassNotFoundException: no.such.Thing"))
                .endsWith("exit code 1");
    }

    @Test
    void nothingIsLeftInTheTemporaryFolder() throws Exception {
        Path temporary = Files.createDirectory(folder.resolve("tmp"));
        Path file = Files.writeString(folder.resolve("Script.java"), """
                static void work() {}

                void main() throws Exception {
                    poolcraft.process.JvmProcess.start(() -> work()).join();
                }
                """);
        assertThat(
                run("java", "", "-cp", LIBRARY, "-Djava.io.tmpdir=" + temporary, file.toString()))
                .isEmpty();
        assertThat(temporary).isEmptyDirectory();
    }
}
