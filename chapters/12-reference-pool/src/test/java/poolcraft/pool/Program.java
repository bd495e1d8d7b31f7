package poolcraft.pool;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import poolcraft.process.PrivateFolder;

/** A program of its own with a pool, for what only the end of a whole program can show. */
final class Program implements AutoCloseable {

    private static final List<PrivateFolder> FOLDERS = List.of(PrivateFolder.inMemory(),
            PrivateFolder.temporary());

    private final Process process;

    private Program(Process process) {
        this.process = process;
    }

    static Program start(Class<?> main, String... args) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(List.of(args));
        return new Program(new ProcessBuilder(command).redirectErrorStream(true).start());
    }

    long pid() {
        return process.pid();
    }

    /** Its lines up to the one that is {@code last}, without that. */
    List<String> linesUpTo(String last) throws IOException {
        List<String> lines = new ArrayList<>();
        String line = process.inputReader(StandardCharsets.UTF_8).readLine();
        while (line != null && !line.equals(last)) {
            lines.add(line);
            line = process.inputReader(StandardCharsets.UTF_8).readLine();
        }
        if (line == null) {
            throw new AssertionError("the program has ended before it said " + last + ": " + lines);
        }
        return lines;
    }

    void kill() {
        process.destroyForcibly();
    }

    /** As the JDK has it: 128 + n for signal n. */
    int exitCode() throws InterruptedException {
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            throw new AssertionError("the program has not ended after 30 s");
        }
        return process.exitValue();
    }

    /** Removes what killed programs have left. */
    static void sweep() throws IOException {
        for (PrivateFolder folder : FOLDERS) {
            folder.sweep();
        }
    }

    /** The files that the process with {@code pid} has in shared and in temporary folders. */
    static List<Path> filesOf(long pid) throws IOException {
        List<Path> files = new ArrayList<>();
        for (PrivateFolder folder : FOLDERS) {
            try (Stream<Path> all = Files.list(folder.path())) {
                all.filter(file -> file.getFileName().toString().startsWith("owner-" + pid + "."))
                        .forEach(files::add);
            } catch (NoSuchFileException e) {
                // Nobody has files there.
            }
        }
        return files;
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
