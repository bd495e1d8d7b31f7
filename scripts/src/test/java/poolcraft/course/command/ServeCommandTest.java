package poolcraft.course.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class ServeCommandTest {

    private final StringWriter errors = new StringWriter();
    private final CommandLine course = Course.commandLine().setErr(new PrintWriter(errors, true));

    @ParameterizedTest
    @ValueSource(strings = {"-1", "65536", "http", ""})
    void whatIsNoPortIsWrongUsage(String port) {
        assertThat(course.execute("serve", "--no-open", "--port=" + port)).isEqualTo(2);
        assertThat(errors.toString()).contains("--port");
    }

    @Test
    void withoutAVerbTheSameOptionsHold() {
        assertThat(course.execute("--no-open", "--port=65536")).isEqualTo(2);
        assertThat(errors.toString()).contains("1 to 65535");
    }

    @Test
    void aTakenPortEndsTheCommandBeforeAnythingIsRendered() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(course.execute("serve", "--no-open", "--port=" + other.getLocalPort()))
                    .isEqualTo(1);
        }
        assertThat(errors.toString()).contains("is not free", "--port 0");
    }
}
