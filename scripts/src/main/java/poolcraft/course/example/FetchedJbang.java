package poolcraft.course.example;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import poolcraft.course.kit.Kit;
import poolcraft.course.machine.Captured;
import poolcraft.course.machine.Programs;

/**
 * The jbang of Maven Central, fetched once into {@code target/jbang}.
 *
 * <p>Its {@code run} starts nothing: it prints the command to execute, quoted for a shell, and ends
 * with the exit code 255.
 */
final class FetchedJbang implements Jbang {

    /** jbang's way to say: execute what I printed. */
    private static final int EXECUTE = 255;

    private static final Duration FETCH_LIMIT = Duration.ofMinutes(10);

    private final Path pom;
    private final Path folder;

    FetchedJbang(Kit kit) {
        this.pom = kit.root().resolve("scripts").resolve("jbang").resolve("pom.xml");
        this.folder = kit.target().resolve("jbang");
    }

    @Override
    public List<String> command(Path script, List<String> arguments)
            throws IOException, InterruptedException {
        if (!Files.isDirectory(folder)) {
            fetch();
        }
        return shell(ask(script, arguments));
    }

    private static List<String> shell(String line) {
        return Programs.onWindows()
                ? List.of("cmd.exe", "/c", line)
                : List.of("/bin/sh", "-c", "exec " + line);
    }

    private String ask(Path script, List<String> arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Dstdout.encoding=UTF-8",
                "-cp", folder.resolve("*").toString(), "dev.jbang.Main", "run", "--quiet",
                script.toString()));
        command.addAll(arguments);
        ProcessBuilder builder = Jbang.builder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("JBANG_RUNTIME_SHELL", Programs.onWindows() ? "cmd" : "bash");
        return answer(builder.start(), script);
    }

    private static String answer(Process jbang, Path script)
            throws IOException, InterruptedException {
        jbang.getOutputStream().close();
        String answer = new String(jbang.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (jbang.waitFor() != EXECUTE) {
            throw new ExampleException("jbang cannot run " + script + ": its message is above.");
        }
        return answer.strip();
    }

    /** Into a folder of another name first: a fetch that is cut short leaves no half a jbang. */
    private void fetch() throws IOException, InterruptedException {
        Path maven = Programs.maven().orElseThrow(() -> new ExampleException(
                "To run an example, jbang is needed, and Maven to fetch it: neither is on the PATH."
                        + " Install Maven."));
        System.err.println("course: fetching jbang, once, as none is installed");
        Path part = Files.createTempDirectory(Files.createDirectories(folder.getParent()), "jbang");
        Captured captured = Captured.run(Jbang.builder(List.of(maven.toString(), "-q", "-B",
                "-Dstyle.color=never", "-f", pom.toString(), "dependency:copy-dependencies",
                "-DincludeScope=runtime", "-DoutputDirectory=" + part)), FETCH_LIMIT);
        keep(part, captured);
    }

    private void keep(Path part, Captured captured) throws IOException {
        if (captured.exitCode() == 0 && !Files.exists(folder)) {
            Files.move(part, folder);
            return;
        }
        try (Stream<Path> jars = Files.list(part)) {
            for (Path jar : jars.toList()) {
                Files.delete(jar);
            }
        }
        Files.delete(part);
        if (captured.exitCode() != 0) {
            throw new ExampleException("Maven could not fetch jbang; the first time needs the"
                    + " network, after that none. Maven said:\n" + captured.output());
        }
    }
}
