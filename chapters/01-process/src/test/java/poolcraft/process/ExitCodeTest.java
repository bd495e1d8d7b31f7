package poolcraft.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.parallel.Isolated;

/** How a process can end, and what its exit code then is: that of CPython's {@code Process}. */
@Isolated("it reads what children print")
class ExitCodeTest {

    @Test
    void aTargetThatReturnsGivesZero() throws Exception {
        assertThat(exitCodeOf(() -> {})).isZero();
    }

    @Test
    void systemExitGivesItsNumber() throws Exception {
        assertThat(exitCodeOf(() -> System.exit(42))).isEqualTo(42);
    }

    @Test
    void haltGivesItsNumber() throws Exception {
        assertThat(exitCodeOf(() -> Runtime.getRuntime().halt(3))).isEqualTo(3);
    }

    private static int exitCodeOf(ProcessTarget target) throws InterruptedException {
        try (JvmProcess process = JvmProcess.start(target)) {
            process.join();
            return process.exitCode().orElseThrow();
        }
    }

    @Test
    void anUncaughtExceptionGivesOneAndItsTraceOnStderr() throws Exception {
        try (var captured = new Captured();
                JvmProcess process = JvmProcess.builder().name("unlucky")
                        .start(() -> fail("no luck today"))) {
            process.join();
            assertThat(process.exitCode()).hasValue(1);
            assertThat(captured.err()).startsWith(
                    "Process unlucky: java.lang.IllegalStateException: no luck today")
                    .contains("at poolcraft.process.ExitCodeTest.fail")
                    .doesNotContain("ChildMain");
        }
    }

    static void fail(String message) {
        throw new IllegalStateException(message);
    }

    @Test
    void threadsThatAreNoDaemonsFinishFirst() throws Exception {
        try (var captured = new Captured(); JvmProcess process = JvmProcess.start(() -> {
            startThreadThatOutlivesMain();
            fail("main is over");
        })) {
            process.join();
            assertThat(captured.out().strip()).isEqualTo("after main");
            assertThat(process.exitCode()).hasValue(1);
        }
    }

    static void startThreadThatOutlivesMain() {
        Thread main = Thread.currentThread();
        Thread.ofPlatform().daemon(false).start(() -> {
            try {
                main.join();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            System.out.println("after main");
        });
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void terminateGivesMinus15AndRunsShutdownHooks() throws Exception {
        try (var captured = new Captured(); JvmProcess process = JvmProcess.start(() -> {
            Runtime.getRuntime()
                    .addShutdownHook(new Thread(() -> System.out.println("hook has run")));
            System.out.println("ready");
            JvmProcessTest.sleepForever();
        })) {
            Await.until("the child is ready", JvmProcessTest.LONG,
                    () -> captured.out().contains("ready"));
            process.terminate();
            process.join();
            assertThat(process.exitCode()).hasValue(-15);
            assertThat(captured.lines()).containsExactly("ready", "hook has run");
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void terminateInTheMiddleOfTheStartIsAsQuietAsLater() throws Exception {
        try (var captured = new Captured()) {
            for (int i = 0; i < 20; i++) {
                try (JvmProcess process = JvmProcessTest.sleeper()) {
                    assertThat(process.join(Duration.ofMillis(3L * i))).isFalse();
                    process.terminate();
                    process.join();
                    assertThat(process.exitCode()).hasValue(-15);
                }
            }
            assertThat(captured.out() + captured.err()).isEmpty();
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void killGivesMinus9() throws Exception {
        try (JvmProcess process = JvmProcessTest.sleeper()) {
            process.kill();
            process.join();
            assertThat(process.exitCode()).hasValue(-9);
            process.kill();
            process.terminate();
        }
    }
}
