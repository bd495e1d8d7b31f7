package poolcraft.course.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "Its programs are shell scripts")
class MachineTest {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    @Test
    void theFirstFolderOfThePathWins() throws IOException {
        Path first = program("first/tool");
        Path second = program("second/tool");
        String path = first.getParent() + File.pathSeparator + second.getParent();
        assertThat(Programs.findIn(path, "tool")).contains(first);
    }

    @Test
    void theFirstNameWins() throws IOException {
        Path other = program("first/other");
        Path tool = program("second/tool");
        String path = other.getParent() + File.pathSeparator + tool.getParent();
        assertThat(Programs.findIn(path, "tool", "other")).contains(tool);
    }

    @Test
    void aFileThatCannotBeExecutedIsNoProgram() throws IOException {
        Files.createFile(folder.resolve("tool"));
        assertThat(Programs.findIn(folder.toString(), "tool")).isEmpty();
    }

    @Test
    void outputErrorsAndExitCodeAreCaught() throws IOException, InterruptedException {
        assertThat(Captured.run(new ProcessBuilder("sh", "-c", "echo größer; echo bad >&2; exit 4"),
                LIMIT))
                .isEqualTo(new Captured(4, "größer\n", "bad\n"));
    }

    @Test
    void aProgramReadsNothing() throws IOException, InterruptedException {
        assertThat(Captured.run(new ProcessBuilder("cat"), LIMIT))
                .isEqualTo(new Captured(0, "", ""));
    }

    @Test
    void aProgramThatDoesNotEndIsKilledAndKeepsWhatItPrinted()
            throws IOException, InterruptedException {
        Captured captured = Captured.run(
                new ProcessBuilder("sh", "-c", "echo started; sleep 1000 & wait"),
                Duration.ofSeconds(1));
        assertThat(captured.ended()).isFalse();
        assertThat(captured.output()).isEqualTo("started\n");
    }

    @Test
    void theJdkOfThisBuildIsFound() {
        assertThat(Jdk.all()).extracting(Jdk::version).doesNotHaveDuplicates().isNotEmpty();
    }

    @Test
    void pythonsComeOldestFirst() {
        List<Integer> minors = Python.all().stream().filter(python -> python.major() == 3)
                .map(Python::minor).toList();
        assertThat(minors).isSorted();
    }

    private Path program(String name) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.createFile(file);
        assertThat(file.toFile().setExecutable(true)).isTrue();
        return file;
    }
}
