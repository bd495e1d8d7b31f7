package poolcraft.course.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MasksTest {

    private final Masks masks = new Masks(List.of());

    @Test
    void aPidIsMasked() {
        assertThat(masks.mask("pid 417, PID=12 and pid: 9"))
                .isEqualTo("pid <pid>, PID=<pid> and pid: <pid>");
    }

    @Test
    void aNumberThatIsNoPidStays() {
        assertThat(masks.mask("process number 4 ended with exit code 3"))
                .isEqualTo("process number 4 ended with exit code 3");
    }

    @Test
    void durationsAreMasked() {
        assertThat(masks.mask("after 1.5 s, 20ms, 3 seconds and 7 µs"))
                .isEqualTo("after <time>, <time>, <time> and <time>");
    }

    @Test
    void aWordThatStartsLikeAUnitIsNoUnit() {
        assertThat(masks.mask("5 squares, 3 messages, 2 Bears"))
                .isEqualTo("5 squares, 3 messages, 2 Bears");
    }

    @Test
    void sizesAreMasked() {
        assertThat(masks.mask("38 MB, 1,024 bytes, 4 KiB")).isEqualTo("<size>, <size>, <size>");
    }

    @Test
    void factorsAndSharesAreMasked() {
        assertThat(masks.mask("2.5x faster, 97 % idle")).isEqualTo("<ratio> faster, <ratio> idle");
    }

    @Test
    void pathsAreMasked() {
        assertThat(masks.mask("wrote /tmp/a1/b.txt, C:\\Temp\\b.txt"))
                .isEqualTo("wrote <path>, <path>");
    }

    @Test
    void aFractionAndADateAreNoPaths() {
        assertThat(masks.mask("3/4 of 2/3/4 and/or")).isEqualTo("3/4 of 2/3/4 and/or");
    }

    @Test
    void versionsOfTheLanguageAreMasked() {
        assertThat(masks.mask("Python 3.11.7 and Java 25.0.3+9"))
                .isEqualTo("Python <version> and Java <version>");
    }

    @Test
    void anExampleCanKeepItsSizes() {
        assertThat(new Masks(List.of("keep-sizes")).mask("4 bytes of pid 7 in 3 ms"))
                .isEqualTo("4 bytes of pid <pid> in <time>");
    }
}
