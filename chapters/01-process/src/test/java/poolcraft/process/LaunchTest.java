package poolcraft.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The message that a child is born with. */
class LaunchTest {

    private static final Launch LAUNCH = new Launch(new Launch.Child("名前", "2:1", true),
            new ProcessInfo("parent", 77, false), new AllowList(List.of("a.", "")),
            Optional.of(new ClassAddress("s", "k", 3)),
            new byte[]{1, 2, 3});

    private static byte[] bytes() throws IOException {
        var bytes = new ByteArrayOutputStream();
        LAUNCH.writeTo(bytes);
        return bytes.toByteArray();
    }

    @Test
    void whatIsWrittenIsRead() throws IOException {
        Launch read = Launch.readFrom(new ByteArrayInputStream(bytes()));
        assertThat(read.child()).isEqualTo(LAUNCH.child());
        assertThat(read.parent()).isEqualTo(LAUNCH.parent());
        assertThat(read.allowList().names()).containsExactly("a.", "");
        assertThat(read.classes()).isEqualTo(LAUNCH.classes());
        assertThat(read.target()).containsExactly(1, 2, 3);
    }

    @Test
    void aMessageThatIsCutOffAnywhereEndsTheReading() throws IOException {
        byte[] whole = bytes();
        for (int length = 0; length < whole.length; length++) {
            byte[] part = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> Launch.readFrom(new ByteArrayInputStream(part)))
                    .isInstanceOf(EOFException.class);
        }
    }

    @Test
    void somethingElseOnStandardInputIsNamed() throws Exception {
        try (Program program = Program.start(ChildMain.class, Map.of())) {
            program.process().getOutputStream()
                    .write("hello, child".getBytes(StandardCharsets.UTF_8));
            program.process().getOutputStream().close();
            assertThat(String.join("\n", program.rest())).contains("JvmProcess starts it");
            assertThat(program.exitCode()).isEqualTo(1);
        }
    }

    @Test
    void aChildWhoseParentDiesBeforeItSpeaksEndsInSilence() throws Exception {
        try (Program program = Program.start(ChildMain.class, Map.of())) {
            program.process().getOutputStream().close();
            assertThat(program.rest()).isEmpty();
            assertThat(program.exitCode()).isZero();
        }
    }
}
