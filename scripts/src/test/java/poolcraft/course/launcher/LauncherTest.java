package poolcraft.course.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import poolcraft.course.kit.Kit;
import poolcraft.course.machine.Captured;
import poolcraft.course.machine.Programs;

/** How {@code scripts/course} finds its kit and a JDK, and starts the tool. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "A shell script")
class LauncherTest {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    @TempDir
    Path folder;
    private LauncherKit kit;

    @BeforeEach
    void makeAKit() throws IOException {
        kit = LauncherKit.in(folder);
    }

    @Test
    void theToolGetsItsArgumentsUnchanged() throws IOException, InterruptedException {
        assertThat(kit.course("run", "two words", "", "it's \"$x\" *", "größer").output().lines())
                .endsWith("[run]", "[two words]", "[]", "[it's \"$x\" *]", "[größer]");
    }

    @Test
    void theToolIsToldWhereTheKitIs() throws IOException, InterruptedException {
        assertThat(kit.course().output())
                .contains("[-Dcourse.root=" + kit.root().toRealPath() + "]");
    }

    @Test
    void theExitCodeIsThatOfTheTool() throws IOException, InterruptedException {
        ProcessBuilder builder = kit.builder(kit.root().resolve("scripts/course").toString());
        builder.environment().put("EXIT_CODE", "1");
        assertThat(Captured.run(builder, LIMIT).exitCode()).isEqualTo(1);
    }

    @Test
    void aRelativePathLeadsToTheKit() throws IOException, InterruptedException {
        ProcessBuilder builder = kit.builder("course")
                .directory(kit.root().resolve("scripts").toFile());
        assertThat(Captured.run(builder, LIMIT).output())
                .contains("[-Dcourse.root=" + kit.root().toRealPath());
    }

    @ParameterizedTest
    @ValueSource(strings = {"course", "bench"})
    void aChainOfLinksLeadsToTheKit(String launcher) throws IOException, InterruptedException {
        Path first = folder.resolve("links/first " + launcher);
        LauncherKit.link(first, kit.root().resolve("scripts").resolve(launcher));
        LauncherKit.link(folder.resolve("more/second"), Path.of("../links/first " + launcher));
        Captured captured = Captured.run(kit.builder("../more/second"), LIMIT);
        assertThat(captured.output()).as(captured.errors())
                .contains("[-Dcourse.root=" + kit.root().toRealPath());
    }

    @Test
    void benchIsAVerbOfTheTool() throws IOException, InterruptedException {
        ProcessBuilder builder = kit.builder(kit.root().resolve("scripts/bench").toString(),
                "--json", "a b");
        assertThat(Captured.run(builder, LIMIT).output().lines()).endsWith("[bench]", "[--json]",
                "[a b]");
    }

    @Test
    void javaHomeComesFirst() throws IOException, InterruptedException {
        Path home = kit.jdk("my jdk", "26");
        ProcessBuilder builder = kit.builder(kit.root().resolve("scripts/course").toString());
        builder.environment().put("JAVA_HOME", home.toString());
        assertThat(Captured.run(builder, LIMIT).output()).startsWith("home " + home);
    }

    @Test
    void anOldJavaHomeIsPassedOver() throws IOException, InterruptedException {
        ProcessBuilder builder = kit.builder(kit.root().resolve("scripts/course").toString());
        builder.environment().put("JAVA_HOME", kit.jdk("old jdk", "24.0.2").toString());
        assertThat(Captured.run(builder, LIMIT).output())
                .startsWith("home " + kit.machine().resolve("jdks/jdk-25"));
    }

    @Test
    void theJavaOnThePathIsFollowedToItsJdk() throws IOException, InterruptedException {
        Path home = kit.jdk("path jdk", "25");
        LauncherKit.link(kit.machine().resolve("alternatives/java"), home.resolve("bin/java"));
        LauncherKit.link(kit.machine().resolve("bin/java"), Path.of("../alternatives/java"));
        assertThat(kit.course().output()).startsWith("home " + home.toRealPath());
    }

    @Test
    void aJavaWithoutItsCompilerIsNoJdk() throws IOException, InterruptedException {
        Files.delete(kit.machine().resolve("jdks/jdk-25/bin/javac"));
        assertThat(kit.course().exitCode()).isEqualTo(3);
    }

    @Test
    void withoutANewEnoughJdkTheRemedyIsNamed() throws IOException, InterruptedException {
        ProcessBuilder builder = kit.builder(kit.root().resolve("scripts/course").toString());
        builder.environment().put("COURSE_JDKS", folder.resolve("nowhere").toString());
        Captured captured = Captured.run(builder, LIMIT);
        assertThat(captured.exitCode()).isEqualTo(3);
        assertThat(captured.errors()).contains("no JDK 25 or newer found", "JAVA_HOME is not set",
                "Install one");
        assertThat(kit.builds()).isZero();
    }

    @Test
    void noJvmIsStartedToLearnAVersion() throws IOException, InterruptedException {
        kit.course();
        kit.course();
        List<String> calls = Files.readAllLines(kit.machine().resolve("java-calls"));
        assertThat(calls).as("two training runs after the build, and two starts").hasSize(4);
    }

    @Test
    void aPosixLocaleBecomesUtf8() throws IOException, InterruptedException {
        ProcessBuilder builder = kit.builder(kit.root().resolve("scripts/course").toString());
        builder.environment().put("LC_ALL", "C");
        assertThat(Captured.run(builder, LIMIT).output()).containsPattern("LC_ALL \\w+\\.UTF-8");
    }

    @Test
    void optionsForAllJvmsDoNotReachTheTool() throws IOException, InterruptedException {
        ProcessBuilder builder = kit.builder(kit.root().resolve("scripts/course").toString());
        builder.environment().put("JAVA_TOOL_OPTIONS", "-Dnoise=1");
        assertThat(Captured.run(builder, LIMIT).output()).contains("JAVA_TOOL_OPTIONS \n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dash", "busybox sh", "bash", "ksh", "zsh --emulate sh"})
    void anyPosixShellRunsIt(String shell) throws IOException, InterruptedException {
        List<String> words = List.of(shell.split(" "));
        Optional<Path> program = Programs.find(words.getFirst());
        assumeTrue(program.isPresent(), "There is no " + words.getFirst() + " here");
        ProcessBuilder builder = kit.builder(kit.root().resolve("scripts/course").toString(),
                "run");
        builder.command().removeFirst();
        builder.command().addAll(0, words.subList(1, words.size()));
        builder.command().addFirst(program.orElseThrow().toString());
        Captured captured = Captured.run(builder, LIMIT);
        assertThat(captured.output().lines()).as(captured.errors()).endsWith("[run]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"course", "bench"})
    void shellcheckHasNothingToSay(String launcher) throws IOException, InterruptedException {
        Optional<Path> shellcheck = Programs.find("shellcheck");
        assumeTrue(shellcheck.isPresent(), "There is no shellcheck here");
        Path script = Kit.ofLauncher().root().resolve("scripts").resolve(launcher);
        Captured captured = Captured
                .run(new ProcessBuilder(shellcheck.orElseThrow().toString(), "-s", "sh",
                        script.toString()), LIMIT);
        assertThat(captured.output()).isEmpty();
    }
}
