package poolcraft.process;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A program of its own, for what only a whole JVM can show: its end and its locale. */
final class Program implements AutoCloseable {

    private final Process process;

    private Program(Process process) {
        this.process = process;
    }

    static Program start(Class<?> main, Map<String, String> environment, String... args)
            throws IOException {
        List<Path> classPath = Stream
                .of(System.getProperty("java.class.path").split(File.pathSeparator)).map(Path::of)
                .toList();
        return start(classPath, main.getName(), environment, args);
    }

    static Program start(List<Path> classPath, String main, Map<String, String> environment,
            String... args) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-cp", classPath.stream().map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator)), main));
        command.addAll(List.of(args));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        return new Program(builder.start());
    }

    static Program start(Class<?> main, String... args) throws IOException {
        return start(main, Map.of(), args);
    }

    /** A program with a temporary folder of its own. */
    static Program startIn(Path temporary, Class<?> main, String... args) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.io.tmpdir=" + temporary, "-cp", System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(List.of(args));
        return new Program(new ProcessBuilder(command).redirectErrorStream(true).start());
    }

    Process process() {
        return process;
    }

    /** Its next line. */
    String line() throws IOException {
        return process.inputReader(StandardCharsets.UTF_8).readLine();
    }

    /** The number at the end of its next line. */
    long number() throws IOException {
        String line = line();
        return Long.parseLong(line.substring(line.lastIndexOf(' ') + 1));
    }

    List<String> rest() {
        return process.inputReader(StandardCharsets.UTF_8).lines().toList();
    }

    int exitCode() throws InterruptedException {
        if (!process.waitFor(20, TimeUnit.SECONDS)) {
            throw new AssertionError("the program has not ended after 20 s");
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
