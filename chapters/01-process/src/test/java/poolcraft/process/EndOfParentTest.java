package poolcraft.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of the children when a program ends, in each of the ways it can. */
@Execution(ExecutionMode.CONCURRENT)
class EndOfParentTest {

    private static final Duration ONE_SECOND = Duration.ofSeconds(1);

    @Test
    void aDaemonDiesWithItsParent() throws Exception {
        try (Program program = Program.start(Endings.class, "returns-with-daemon")) {
            long daemon = pids(program, 1, 0).getFirst();
            assertThat(program.exitCode()).isZero();
            Await.gone(daemon, ONE_SECOND);
        }
    }

    @Test
    void aChildThatIsNoDaemonIsWaitedForAtTheNormalEnd() throws Exception {
        try (Program program = Program.start(Endings.class, "returns-with-child")) {
            assertThat(program.rest()).containsExactly("child has finished");
            assertThat(program.exitCode()).isZero();
        }
    }

    @Test
    void aChildThatIsNoDaemonIsWaitedForOnSystemExit() throws Exception {
        try (Program program = Program.start(Endings.class, "exits-with-child")) {
            assertThat(program.rest()).containsExactly("child has finished");
            assertThat(program.exitCode()).isEqualTo(5);
        }
    }

    @Test
    void noChildCanBeStartedWhenTheProgramIsEnding() throws Exception {
        try (Program program = Program.start(Endings.class, "starts-at-the-end")) {
            assertThat(program.rest()).containsExactly("refused");
            assertThat(program.exitCode()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aChildIsGoneASecondAfterItsParentsSigkillHoweverBusy(Endings.Busy busy)
            throws Exception {
        try (Program program = waitingWith(busy, false)) {
            List<Long> children = pids(program, 1, 1);
            program.process().destroyForcibly();
            awaitGone(children);
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void whatAChildStartedDiesWithItWhenTheirParentIsKilled() throws Exception {
        try (Program program = Program.start(Endings.class, "waits-with-family")) {
            List<Long> family = pids(program, 3, 1);
            program.process().destroyForcibly();
            awaitGone(family);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    @DisabledOnOs(OS.WINDOWS)
    void aSignalThatEndsTheParentEndsItsChildren(boolean daemon) throws Exception {
        try (Program program = waitingWith(Endings.Busy.SPINNING, daemon)) {
            List<Long> children = pids(program, 1, 1);
            program.process().destroy();
            assertThat(program.exitCode()).isEqualTo(143);
            awaitGone(children);
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void textOfAnyScriptArrivesUnderThePosixLocale() throws Exception {
        Map<String, String> posix = Map.of("LC_ALL", "POSIX");
        try (Program program = Program.start(Endings.class, posix, "prints")) {
            assertThat(program.rest()).containsExactly("child 名前 é");
        }
    }

    @Test
    void optionsMeantForTheParentDoNotReachTheChild() throws Exception {
        Map<String, String> options = Map.of("JDK_JAVA_OPTIONS", "-Dfor.the=parent");
        try (Program program = Program.start(Endings.class, options, "prints")) {
            assertThat(program.rest()).filteredOn(line -> line.contains("JDK_JAVA_OPTIONS"))
                    .hasSize(1);
        }
    }

    private static Program waitingWith(Endings.Busy busy, boolean daemon) throws IOException {
        return Program.start(Endings.class, "waits-with-child", busy.name(),
                Boolean.toString(daemon));
    }

    private static void awaitGone(List<Long> pids) throws InterruptedException {
        long deadline = System.nanoTime() + ONE_SECOND.toNanos();
        for (long pid : pids) {
            Await.gone(pid, Duration.ofNanos(deadline - System.nanoTime()));
        }
    }

    /** The pids that the program prints, once as many children as given have said they work. */
    private static List<Long> pids(Program program, int count, int working) throws Exception {
        List<Long> pids = new ArrayList<>();
        int atWork = 0;
        while (pids.size() < count || atWork < working) {
            String line = program.line();
            if (line.startsWith("pid ")) {
                pids.add(Long.parseLong(line.substring(4)));
            } else if (line.endsWith(" now")) {
                atWork++;
            }
        }
        return pids;
    }
}
