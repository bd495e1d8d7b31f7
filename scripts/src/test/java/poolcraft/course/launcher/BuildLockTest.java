package poolcraft.course.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Two launchers at once. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "A shell script")
class BuildLockTest {

    @TempDir
    Path folder;

    @Test
    void theSecondWaitsForTheBuildOfTheFirst() throws IOException, InterruptedException {
        LauncherKit kit = LauncherKit.in(folder);
        kit.mvn("until [ -f '" + folder + "/go' ]; do sleep 1; done; touch_jar");
        Process first = start(kit);
        try (BufferedReader said = first.errorReader()) {
            assertThat(said.readLine()).contains("building");
            Process second = start(kit);
            try (BufferedReader answer = second.errorReader()) {
                assertThat(answer.readLine())
                        .isEqualTo("course: waiting for the build of process " + first.pid());
                Files.createFile(folder.resolve("go"));
                assertThat(second.waitFor(20, TimeUnit.SECONDS)).isTrue();
                assertThat(first.waitFor(20, TimeUnit.SECONDS)).isTrue();
            }
        }
        assertThat(kit.builds()).isEqualTo(1);
    }

    @Test
    void aLauncherThatIsEndedTakesItsBuildAndItsLockWithIt()
            throws IOException, InterruptedException {
        LauncherKit kit = LauncherKit.in(folder);
        kit.mvn("echo $$ >'" + folder + "/mvn-pid'; exec sleep 1000");
        Process launcher = start(kit);
        try (BufferedReader said = launcher.errorReader()) {
            assertThat(said.readLine()).contains("building");
            ProcessHandle maven = await(folder.resolve("mvn-pid"));
            launcher.destroy();
            assertThat(launcher.waitFor(20, TimeUnit.SECONDS)).isTrue();
            maven.onExit().join();
        }
        assertThat(kit.root().resolve("target/course-lock")).doesNotExist();
        assertThat(kit.root().resolve("target/course-built")).doesNotExist();
    }

    private static Process start(LauncherKit kit) throws IOException {
        return kit.builder(kit.root().resolve("scripts/course").toString()).start();
    }

    private static ProcessHandle await(Path file) throws IOException {
        while (!Files.exists(file) || Files.readString(file).isBlank()) {
            Thread.onSpinWait();
        }
        return ProcessHandle.of(Long.parseLong(Files.readString(file).strip())).orElseThrow();
    }
}
