package poolcraft.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is left in a private folder, and of it, in each way that its processes can end. */
@DisabledOnOs(OS.WINDOWS)
class PrivateFolderTest {

    private static final Duration SOON = Duration.ofSeconds(10);

    @TempDir
    private Path temporary;

    @ParameterizedTest
    @ValueSource(strings = {"ends", "exits", "has-a-child-that-halts"})
    void nothingIsLeftWhenAProgramEnds(String program) throws Exception {
        run(program);
        assertThat(temporary).isEmptyDirectory();
    }

    @Test
    void nothingIsLeftAfterSigterm() throws Exception {
        try (Program program = start("waits")) {
            assertThat(Path.of(program.line())).exists();
            program.process().destroy();
            program.exitCode();
        }
        assertThat(temporary).isEmptyDirectory();
    }

    @Test
    void whatAKilledProgramLeftIsRemovedByTheNext() throws Exception {
        Path left = kill("waits");
        assertThat(left).exists();
        run("ends");
        assertThat(temporary).isEmptyDirectory();
    }

    @Test
    void whatSeveralKilledProgramsLeftIsRemovedBySeveralAtOnce() throws Exception {
        for (int i = 0; i < 4; i++) {
            kill("waits");
        }
        List<Program> programs = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            programs.add(start("ends"));
        }
        for (Program program : programs) {
            assertThat(program.rest()).hasSize(1);
            program.close();
        }
        assertThat(temporary).isEmptyDirectory();
    }

    @Test
    void aChildTidiesUpAfterItsKilledParent() throws Exception {
        try (Program program = start("has-a-child-that-waits")) {
            assertThat(Path.of(program.line())).exists();
            assertThat(Path.of(program.line())).exists();
            program.process().destroyForcibly();
            Await.until("the folder is gone", SOON, () -> list().isEmpty());
        }
    }

    @Test
    void whatAProcessMadeInItsLastMomentIsRemovedByTheNext() throws IOException {
        PrivateFolder living = PrivateFolder.in(temporary);
        living.locked(() -> "an owner keeps the folder");
        PrivateFolder ending = new PrivateFolder(living.path());
        Path named = ending.newName("late");
        ending.end();
        Path late = Files.createFile(named);
        living.sweep();
        assertThat(late).doesNotExist();
    }

    @Test
    void whatALivingProcessHasStays() throws Exception {
        try (Program living = start("waits")) {
            Path file = Path.of(living.line());
            run("ends");
            assertThat(file).exists();
            assertThat(file.getParent()).isEqualTo(list().getFirst());
        }
    }

    @Test
    void nothingIsLeftOfManyThatComeAndGoAtOnce() throws Exception {
        Path counter = Files.writeString(Files.createTempFile("count", null), "0");
        List<Program> programs = new ArrayList<>();
        try {
            // Two: with more of them there is nearly always one that is not the last.
            for (int i = 0; i < 2; i++) {
                programs.add(start("come-and-go", "1000", counter.toString()));
            }
            for (Program program : programs) {
                assertThat(program.rest()).isEmpty();
                assertThat(program.exitCode()).isZero();
            }
            assertThat(counter).hasContent("2000");
        } finally {
            programs.forEach(Program::close);
            Files.delete(counter);
        }
        assertThat(temporary).isEmptyDirectory();
    }

    @Test
    void aNewOwnerIsNotTakenForADeadOne() throws Exception {
        try (Program sweeper = start("sweeps")) {
            assertThat(sweeper.line()).isEqualTo("at work");
            for (int i = 0; i < 1_000; i++) {
                OwnerFile owner = OwnerFile.claim(PrivateFolder.in(temporary).path());
                assertThat(owner.file()).exists();
                owner.end();
            }
        }
    }

    @Test
    void onlyTheUserCanOpenWhatIsThere() throws IOException {
        PrivateFolder folder = PrivateFolder.in(temporary);
        Path file = folder.newName("notes");
        PrivateFolder.newFile(file);
        assertThat(modes(folder.path())).isEqualTo("rwx------");
        assertThat(modes(file)).isEqualTo("rw-------");
        folder.remove(file);
        assertThat(file).doesNotExist();
    }

    @Test
    void aFolderThatIsOpenToOthersIsRefused() throws IOException {
        PrivateFolder folder = PrivateFolder.in(temporary);
        Files.createDirectory(folder.path(), PosixFilePermissions
                .asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        assertThatThrownBy(() -> folder.newName("")).isInstanceOf(IOException.class)
                .hasMessageContaining(folder.path() + " for itself, but it is open to other users");
        assertThat(folder.path()).isEmptyDirectory();
    }

    @Test
    void aFileOrLinkInThePlaceOfTheFolderIsRefused() throws IOException {
        PrivateFolder folder = PrivateFolder.in(temporary);
        Path elsewhere = Files.createDirectory(temporary.resolve("elsewhere"));
        Files.createSymbolicLink(folder.path(), elsewhere);
        assertThatThrownBy(() -> folder.newName("")).hasMessageContaining("is not a folder");
        assertThat(elsewhere).isEmptyDirectory();
    }

    @Test
    void aPublicNameIsGivenOnceAndGoesWithItsFile() throws IOException {
        PrivateFolder folder = PrivateFolder.in(temporary);
        Path first = newFile(folder, "prices");
        Path second = newFile(folder, "prices");
        folder.publish(first);
        assertThatThrownBy(() -> folder.publish(second))
                .isInstanceOf(FileAlreadyExistsException.class);
        folder.remove(second);
        assertThat(folder.publicName("prices")).exists();
        folder.remove(first);
        assertThat(folder.publicName("prices")).doesNotExist();
    }

    @Test
    void aPublicNameThatIsAnothersByNowStays() throws IOException {
        PrivateFolder folder = PrivateFolder.in(temporary);
        Path first = newFile(folder, "prices");
        Path name = folder.publish(first);
        Files.delete(name);
        Path second = newFile(folder, "prices");
        folder.publish(second);
        folder.remove(first);
        assertThat(Files.isSameFile(name, second)).isTrue();
    }

    @Test
    void anInterruptedThreadGetsTheLockAndStaysInterrupted() throws IOException {
        PrivateFolder folder = PrivateFolder.in(temporary);
        Thread.currentThread().interrupt();
        assertThat(folder.locked(() -> "done")).isEqualTo("done");
        assertThat(Thread.interrupted()).isTrue();
        assertThat(folder.locked(() -> folder.locked(() -> "inside"))).isEqualTo("inside");
    }

    private static Path newFile(PrivateFolder folder, String name) throws IOException {
        Path file = folder.newName(name);
        PrivateFolder.newFile(file);
        return file;
    }

    private static String modes(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    private Program start(String... args) throws IOException {
        return Program.startIn(temporary, Tenants.class, args);
    }

    private void run(String program) throws Exception {
        try (Program started = start(program)) {
            assertThat(started.rest()).hasSize(1).first().asString()
                    .startsWith(temporary.toString());
            assertThat(started.exitCode()).isZero();
        }
    }

    private Path kill(String program) throws Exception {
        try (Program started = start(program)) {
            Path file = Path.of(started.line());
            started.process().destroyForcibly();
            started.exitCode();
            return file;
        }
    }

    private List<Path> list() {
        try (Stream<Path> files = Files.list(temporary)) {
            return files.toList();
        } catch (IOException e) {
            return List.of(temporary);
        }
    }
}
