package poolcraft.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** A process from its start to its end, each test a behaviour of CPython's {@code Process}. */
@Isolated("it asks which children there are")
class JvmProcessTest {

    static final Duration LONG = Duration.ofSeconds(20);

    static int shared = 1;

    static void sleepForever() throws InterruptedException {
        Thread.sleep(Long.MAX_VALUE);
    }

    static JvmProcess sleeper() {
        return JvmProcess.start(() -> sleepForever());
    }

    static String outputOf(JvmProcessBuilder builder, ProcessTarget target)
            throws InterruptedException {
        try (var captured = new Captured(); JvmProcess process = builder.start(target)) {
            process.join();
            assertThat(captured.err()).isEmpty();
            return captured.out().strip();
        }
    }

    @Test
    void theChildKnowsWhoItIs() throws Exception {
        try (var captured = new Captured();
                JvmProcess process = JvmProcess.builder().name("known").daemon(true)
                        .start(() -> System.out.println(JvmProcess.current()))) {
            process.join();
            assertThat(captured.out().strip())
                    .isEqualTo(new ProcessInfo("known", process.pid(), true).toString());
        }
    }

    @Test
    void theChildKnowsItsParent() throws Exception {
        String parent = outputOf(JvmProcess.builder(),
                () -> System.out.println(JvmProcess.parent().orElseThrow()));
        assertThat(parent).isEqualTo(JvmProcess.current().toString());
        assertThat(JvmProcess.current().name()).isEqualTo("MainProcess");
        assertThat(JvmProcess.current().pid()).isEqualTo(ProcessHandle.current().pid());
        assertThat(JvmProcess.parent()).isEmpty();
    }

    @Test
    void argumentsReachTheChildAsCopies() throws Exception {
        int number = 7;
        List<String> words = List.of("one", "two");
        double[] values = {1.5, 2.5};
        String printed = outputOf(JvmProcess.builder(), () -> {
            values[0] = 99;
            System.out.println(number + " " + words + " " + values[1]);
        });
        assertThat(printed).isEqualTo("7 [one, two] 2.5");
        assertThat(values[0]).isEqualTo(1.5);
    }

    @Test
    void staticFieldsHaveTheirInitialValueInTheChild() throws Exception {
        shared = 2;
        assertThat(outputOf(JvmProcess.builder(), () -> System.out.println(shared))).isEqualTo("1");
    }

    @Test
    void namesAndTextOfAnyScriptReachTheChild() throws Exception {
        String text = "北门 Ελλάδα 🐢 \"quoted\" \\ 'x'";
        String printed = outputOf(JvmProcess.builder().name("进程-é"),
                () -> System.out.println(JvmProcess.current().name() + " " + text));
        assertThat(printed).isEqualTo("进程-é " + text);
    }

    @Test
    void withoutANameItIsCalledAfterItsNumber() {
        String first = JvmProcess.of(() -> {}).name();
        String second = JvmProcess.of(() -> {}).name();
        assertThat(first).matches("Process-\\d+");
        assertThat(number(second)).isEqualTo(number(first) + 1);
    }

    private static int number(String name) {
        return Integer.parseInt(name.substring("Process-".length()));
    }

    @Test
    void childrenHaveChildren() throws Exception {
        String printed = outputOf(JvmProcess.builder().name("middle"), () -> {
            try (JvmProcess inner = JvmProcess.start(() -> System.out
                    .println(JvmProcess.parent().orElseThrow().name() + " has "
                            + JvmProcess.current().name()))) {
                inner.join();
            }
        });
        assertThat(printed).matches("middle has Process-\\d+:1");
    }

    @Test
    void daemonIsInheritedUnlessGiven() throws Exception {
        String printed = outputOf(JvmProcess.builder().daemon(true), () -> {
            boolean inherited = JvmProcess.of(() -> {}).isDaemon();
            boolean given = JvmProcess.builder().daemon(false).of(() -> {}).isDaemon();
            System.out.println(inherited + " " + given);
        });
        assertThat(printed).isEqualTo("true false");
        assertThat(JvmProcess.of(() -> {}).isDaemon()).isFalse();
    }

    @Test
    void startingTwiceIsAnError() throws Exception {
        try (JvmProcess process = JvmProcess.start(() -> {})) {
            assertThatThrownBy(process::start).isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("was started before")
                    .hasMessageContaining("JvmProcess.of");
            process.join();
        }
    }

    @Test
    void beforeTheStartThereIsNothingToAskFor() {
        JvmProcess process = JvmProcess.of(() -> {});
        assertThat(process.isAlive()).isFalse();
        assertThat(process.exitCode()).isEmpty();
        List<ThrowingCallable> calls = List.of(process::pid,
                process::join, process::onExit, process::kill,
                process::terminate, () -> process.join(LONG));
        for (var call : calls) {
            assertThatThrownBy(call).isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("has not been started");
        }
    }

    @Test
    void thereIsNoExitCodeWhileItIsAlive() throws Exception {
        try (JvmProcess process = sleeper()) {
            assertThat(process.isAlive()).isTrue();
            assertThat(process.exitCode()).isEmpty();
            process.kill();
            process.join();
            assertThat(process.isAlive()).isFalse();
            assertThat(process.exitCode()).isPresent();
        }
    }

    @Test
    void joinWithZeroOrLessReturnsAtOnce() throws Exception {
        try (JvmProcess process = sleeper()) {
            assertThat(process.join(Duration.ZERO)).isFalse();
            assertThat(process.join(Duration.ofSeconds(-1))).isFalse();
            process.kill();
            process.join();
            assertThat(process.join(Duration.ZERO)).isTrue();
        }
    }

    @Test
    void joinWithALimitTellsWhetherTheChildHasEnded() throws Exception {
        try (JvmProcess process = sleeper()) {
            assertThat(process.join(Duration.ofMillis(20))).isFalse();
            process.kill();
            assertThat(process.join(LONG)).isTrue();
        }
    }

    @Test
    void anInterruptedJoinLeavesTheChildAlone() throws Exception {
        try (JvmProcess process = sleeper()) {
            Thread.currentThread().interrupt();
            assertThatThrownBy(process::join).isInstanceOf(InterruptedException.class);
            assertThat(process.isAlive()).isTrue();
            process.kill();
            process.join();
        }
    }

    @Test
    void activeChildrenAreExact() throws Exception {
        assertThat(JvmProcess.activeChildren()).isEmpty();
        try (JvmProcess first = sleeper(); JvmProcess second = sleeper()) {
            assertThat(JvmProcess.activeChildren()).containsExactlyInAnyOrder(first, second);
            first.kill();
            first.join();
            assertThat(JvmProcess.activeChildren()).containsExactly(second);
            second.kill();
            second.join();
        }
        assertThat(JvmProcess.activeChildren()).isEmpty();
    }

    @Test
    void theEndCanBeWaitedForTogetherWithOthers() throws Exception {
        try (JvmProcess slow = sleeper(); JvmProcess quick = JvmProcess.start(() -> {})) {
            Object first = CompletableFuture.anyOf(slow.onExit(), quick.onExit()).get(20,
                    TimeUnit.SECONDS);
            assertThat(first).isSameAs(quick);
            assertThat(slow.isAlive()).isTrue();
            slow.onExit().cancel(true);
            assertThat(slow.isAlive()).isTrue();
            slow.kill();
            slow.onExit().join();
        }
    }

    @Test
    void closingALivingProcessIsAnError() throws Exception {
        try (JvmProcess process = sleeper()) {
            assertThatThrownBy(process::close).isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("still alive").hasMessageContaining("join()");
            process.kill();
            process.join();
        }
    }

    @Test
    void useAfterCloseIsAnErrorAndClosingTwiceIsNone() throws Exception {
        JvmProcess process = JvmProcess.start(() -> {});
        process.join();
        process.close();
        process.close();
        List<ThrowingCallable> calls = List.of(
                process::name, process::pid, process::isAlive, process::exitCode, process::join,
                process::start, process::kill, process::onExit, process::isDaemon);
        for (var call : calls) {
            assertThatThrownBy(call).isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("has been closed");
        }
        assertThat(process.toString()).startsWith("JvmProcess[Process-");
    }

    @Test
    void aHundredCanBeStartedAndKilledInARow() throws Exception {
        for (int i = 0; i < 100; i++) {
            try (JvmProcess process = sleeper()) {
                process.kill();
                process.join();
            }
        }
        assertThat(JvmProcess.activeChildren()).isEmpty();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void theChildInheritsNoFileOfTheParent(@TempDir Path folder) throws Exception {
        Path file = Files.createFile(folder.resolve("open-in-the-parent"));
        try (var open = Files.newInputStream(file)) {
            assertThat(open.available()).isZero();
            String printed = outputOf(JvmProcess.builder(), () -> printOpenFiles());
            assertThat(printed).doesNotContain("open-in-the-parent").contains("pipe:");
        }
    }

    static void printOpenFiles() {
        try (var entries = Files.newDirectoryStream(Path.of("/proc/self/fd"))) {
            for (Path entry : entries) {
                if (Files.isSymbolicLink(entry)) {
                    System.out.println(Files.readSymbolicLink(entry));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void itsStandardInputIsEmpty() throws Exception {
        assertThat(outputOf(JvmProcess.builder(), () -> System.out.println(System.in.read())))
                .isEqualTo("-1");
    }

    @Test
    void jvmOptionsAndEnvironmentReachTheChild() throws Exception {
        JvmProcessBuilder builder = JvmProcess.builder()
                .jvmOptions("-Dcolour=blue", "-XX:+UseG1GC")
                .environment("SHAPE", "round");
        assertThat(outputOf(builder, () -> System.out
                .println(System.getProperty("colour") + " " + System.getenv("SHAPE"))))
                .isEqualTo("blue round");
    }

    @Test
    void aWrongJvmOptionShowsInExitCodeAndOutput() throws Exception {
        try (var captured = new Captured();
                JvmProcess process = JvmProcess.builder().jvmOptions("-XX:NoSuchThing")
                        .start(() -> {})) {
            process.join();
            assertThat(process.exitCode()).hasValue(1);
            assertThat(captured.out() + captured.err()).contains("NoSuchThing");
        }
    }
}
