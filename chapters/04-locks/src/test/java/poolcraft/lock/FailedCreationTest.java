package poolcraft.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import poolcraft.process.JvmProcess;
import poolcraft.process.PrivateFolder;

/** What cannot be made leaves nothing behind. */
class FailedCreationTest {

    private static final Duration LIMIT = Duration.ofSeconds(40);

    /** Enough for any lock, and not for the file in which processes see each other. */
    private static final int ROOM = 20_000;

    static boolean canLimit() {
        return Stream.of(System.getenv("PATH").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "prlimit")));
    }

    /** From now on the files that this process writes have no more room than that. */
    private static void limitFiles() throws Exception {
        String pid = Long.toString(ProcessHandle.current().pid());
        assertThat(new ProcessBuilder("prlimit", "--pid", pid, "--fsize=" + ROOM + ":").inheritIO()
                .start().waitFor()).isZero();
    }

    /** The files of this process in the places where segments are made. */
    private static List<Path> files() throws IOException {
        String own = "owner-" + ProcessHandle.current().pid() + ".";
        List<Path> found = new ArrayList<>();
        for (PrivateFolder place : List.of(PrivateFolder.inMemory(), PrivateFolder.temporary())) {
            if (Files.isDirectory(place.path())) {
                try (Stream<Path> all = Files.list(place.path())) {
                    all.filter(file -> isFileOf(own, file)).forEach(found::add);
                }
            }
        }
        return found;
    }

    private static boolean isFileOf(String owner, Path file) {
        String name = file.getFileName().toString();
        return name.startsWith(owner) && name.contains("~");
    }

    private static void assertRefused(Callable<?> creation, Class<? extends Exception> by)
            throws IOException {
        assertThatThrownBy(creation::call).isInstanceOf(by);
        assertThat(files()).isEmpty();
    }

    @Test
    void aWrongNumberLeavesNoSegment() throws Exception {
        Child.run(() -> {
            assertRefused(() -> ProcessBarrier.create(0), IllegalArgumentException.class);
            assertRefused(() -> ProcessSemaphore.create(-1), IllegalArgumentException.class);
            assertRefused(() -> ProcessBoundedSemaphore.create(-1), IllegalArgumentException.class);
        });
    }

    @Test
    @EnabledIf(value = "canLimit", disabledReason = "there is no prlimit here")
    void whereLocksHaveNoRoomForWhatTheyNeedThereIsNoSegment() throws Exception {
        // Of another user, as the library sees it: nobody has made that file for it.
        try (JvmProcess child = JvmProcess.builder().jvmOptions("-Duser.name=lock-test")
                .start(() -> {
                    limitFiles();
                    assertRefused(ProcessLock::create, IOException.class);
                    assertRefused(ProcessReentrantLock::create, IOException.class);
                    assertRefused(() -> ProcessSemaphore.create(1), IOException.class);
                    assertRefused(() -> ProcessBarrier.create(2), IOException.class);
                    assertRefused(ProcessEvent::create, IOException.class);
                })) {
            assertThat(child.join(LIMIT)).isTrue();
            assertThat(child.exitCode()).hasValue(0);
        }
    }
}
