package poolcraft.course.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

class RunCommandTest {

    private final StringWriter errors = new StringWriter();
    private final CommandLine course = Course.commandLine().setErr(new PrintWriter(errors, true));

    @Test
    void anUnknownExampleIsWrongUsageAndNamesTheNearest() {
        assertThat(course.execute("run", "FivProceses")).isEqualTo(2);
        assertThat(errors.toString()).contains("No example is called FivProceses",
                "01-process/FiveProcesses");
    }

    @Test
    void whatFollowsTheNameBelongsToTheExample() {
        ParseResult parsed = course.parseArgs("run", "FiveProcesses", "--record", "--", "-h", "")
                .subcommand();
        assertThat(parsed.matchedOption("--record")).isNull();
        assertThat(parsed.matchedPositional(0).stringValues())
                .containsExactly("FiveProcesses", "--record", "--", "-h", "");
    }

    @Test
    void anUnknownOptionIsWrongUsage() {
        assertThat(course.execute("run", "--nonsense")).isEqualTo(2);
    }

    @Test
    void anUnknownBenchmarkIsWrongUsageAndNamesThoseThereAre() {
        assertThat(course.execute("bench", "nonsense")).isEqualTo(2);
        assertThat(errors.toString()).contains("process-start");
    }
}
