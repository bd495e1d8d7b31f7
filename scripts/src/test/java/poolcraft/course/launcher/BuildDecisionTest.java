package poolcraft.course.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import poolcraft.course.machine.Captured;

/** When {@code scripts/course} builds, and what it says then. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "A shell script")
class BuildDecisionTest {

    private static final String A = "chapters/01-a/src/main/java/A.java";

    @TempDir
    Path folder;
    private LauncherKit kit;

    @BeforeEach
    void buildOnce() throws IOException, InterruptedException {
        kit = LauncherKit.in(folder);
        Captured first = kit.course();
        assertThat(first.errors()).contains("not built here before");
        assertThat(first.exitCode()).as(first.errors()).isZero();
        assertThat(kit.builds()).isEqualTo(1);
    }

    @Test
    void whatIsBuiltIsNotBuiltAgain() throws IOException, InterruptedException {
        assertThat(kit.course().errors()).isEmpty();
        assertThat(kit.builds()).isEqualTo(1);
    }

    @Test
    void aNewTimeAloneIsNoChange() throws IOException, InterruptedException {
        Files.setLastModifiedTime(kit.root().resolve(A),
                FileTime.fromMillis(Long.MAX_VALUE / 1_000_000));
        kit.course();
        assertThat(kit.builds()).isEqualTo(1);
    }

    @Test
    void aChangedSourceIsBuiltAndNamed() throws IOException, InterruptedException {
        kit.write(A, "class A { }");
        assertThat(kit.course().errors())
                .isEqualToIgnoringNewLines("course: building (" + A + " changed)");
        assertThat(kit.builds()).isEqualTo(2);
    }

    @Test
    void aDeletedSourceMakesTheBuildStale() throws IOException, InterruptedException {
        kit.delete(A);
        assertThat(kit.course().errors()).contains(A + " changed");
    }

    @Test
    void severalChangesAreCounted() throws IOException, InterruptedException {
        kit.write("pom.xml", "<project></project>");
        kit.write("chapters/01-a/src/main/java/B C.java", "class B { }");
        kit.write("scripts/src/main/java/New.java", "class New {}");
        assertThat(kit.course().errors()).contains("and 2 more changed");
    }

    @Test
    void testsAndExamplesAreNoReasonToBuild() throws IOException, InterruptedException {
        kit.write("chapters/01-a/src/test/java/ATest.java", "class ATest {}");
        kit.write("chapters/01-a/examples/Example.java", "void main() {}");
        kit.write("chapters/01-a/target/src/main/Generated.java", "class Generated {}");
        assertThat(kit.course().errors()).isEmpty();
    }

    @Test
    void aMissingJarIsBuilt() throws IOException, InterruptedException {
        kit.delete("scripts/target/poolcraft-course-1.0.jar");
        assertThat(kit.course().errors()).contains("poolcraft-course-1.0.jar is missing");
    }

    @Test
    void aFailedBuildIsToldAndTriedAgain() throws IOException, InterruptedException {
        kit.write(A, "class A {");
        kit.mvn("echo '[ERROR] A.java: reached end of file'; exit 1");
        Captured failed = kit.course();
        assertThat(failed.exitCode()).isEqualTo(3);
        assertThat(failed.errors()).contains("reached end of file", "the build failed",
                "course-build.log");
        kit.mvn("touch_jar");
        assertThat(kit.course().exitCode()).isZero();
        assertThat(kit.builds()).isEqualTo(3);
    }

    @Test
    void aBuildWithoutItsJarIsNoSuccess() throws IOException, InterruptedException {
        kit.delete("scripts/target/poolcraft-course-1.0.jar");
        kit.mvn("exit 0");
        assertThat(kit.course().exitCode()).isEqualTo(3);
    }

    @Test
    void aMissingMavenIsNamedWithItsRemedy() throws IOException, InterruptedException {
        kit.write(A, "class A { }");
        Files.delete(kit.machine().resolve("bin/mvn"));
        Captured failed = kit.course();
        assertThat(failed.exitCode()).isEqualTo(3);
        assertThat(failed.errors()).contains("Maven is needed", "Install it");
    }

    @Test
    void theLockOfADeadBuildIsTakenOver() throws IOException, InterruptedException {
        Process dead = new ProcessBuilder("true").start();
        dead.waitFor();
        kit.write("target/course-lock/pid", dead.pid() + "\n");
        kit.write(A, "class A { }");
        assertThat(kit.course().exitCode()).isZero();
        assertThat(kit.root().resolve("target/course-lock")).doesNotExist();
    }
}
