package poolcraft.pool;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of the workers when a program ends and has not closed its pool. */
@Execution(ExecutionMode.CONCURRENT)
@DisabledOnOs(OS.WINDOWS)
class EndOfProgramTest {

    /** It takes a second at most; a busy machine may take longer. */
    private static final Duration LIMIT = Duration.ofSeconds(10);

    /** The exit code, as the JDK has it. */
    private static final int KILLED = 137;

    @TempDir
    private Path folder;

    @Test
    void aKilledProgramsBusyWorkersAndTheirProgramsEnd() throws Exception {
        try (Program program = Program.start(PoolPrograms.class, "stays while busy",
                folder.toString())) {
            List<String> pids = program.linesUpTo("ready");
            assertThat(pids).hasSize(3);
            program.kill();
            assertThat(program.exitCode()).isEqualTo(KILLED);
            assertNothingIsLeft(program, pids);
        }
    }

    @ParameterizedTest
    @CsvSource({"returns at rest, 0, 2", "returns while busy, 0, 3", "exits while busy, 5, 3"})
    void aProgramThatEndsWithoutClosingLeavesNothing(String how, int exitCode, int processes)
            throws Exception {
        try (Program program = Program.start(PoolPrograms.class, how, folder.toString())) {
            List<String> pids = program.linesUpTo("ready");
            assertThat(pids).hasSize(processes);
            assertThat(program.exitCode()).isEqualTo(exitCode);
            assertNothingIsLeft(program, pids);
        }
    }

    @ParameterizedTest
    @CsvSource({"argument is written, EXITS, 7", "argument is written, CRASHES, 137",
            "result is read, EXITS, 7", "result is read, CRASHES, 137"})
    void aFaultThatEndsTheProgramLeavesNothing(String place, Tasks.Fault fault, int exitCode)
            throws Exception {
        try (Program program = Program.start(PoolPrograms.class, place, fault.name())) {
            List<String> pids = program.linesUpTo("ready");
            assertThat(pids).hasSize(2);
            assertThat(program.exitCode()).isEqualTo(exitCode);
            assertNothingIsLeft(program, pids);
        }
    }

    private static void assertNothingIsLeft(Program program, List<String> pids) throws Exception {
        for (String pid : pids) {
            Await.gone(Long.parseLong(pid), LIMIT);
        }
        if (program.exitCode() == KILLED) {
            Program.sweep(); // as the next program does
        }
        assertThat(Program.filesOf(program.pid())).isEmpty();
    }
}
