package poolcraft.course.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import poolcraft.course.kit.Chapter;
import poolcraft.course.kit.Example;

class ExpectationTest {

    @TempDir
    Path folder;

    @Test
    void linesInAnyOrderAreComparedSorted() {
        Expectation expectation = new Expectation(0, List.of("any-order"));
        assertThat(expectation.comparable("b\na\n")).isEqualTo(expectation.comparable("a\nb\n"));
    }

    @Test
    void theOrderCountsWhereNothingElseIsSaid() {
        Expectation expectation = new Expectation(0, List.of());
        assertThat(expectation.comparable("b\na\n")).isNotEqualTo(expectation.comparable("a\nb\n"));
    }

    @Test
    void aMissingLineIsSeenInAnyOrder() {
        Expectation expectation = new Expectation(0, List.of("any-order"));
        assertThat(expectation.comparable("a\na\n")).isNotEqualTo(expectation.comparable("a\n"));
    }

    @Test
    void lineEndsOfWindowsAreTheSame() {
        assertThat(new Expectation(0, List.of()).recorded("a\r\nb\r\n")).isEqualTo("a\nb\n");
    }

    @Test
    void whatIsShownIsRecordedButNotCompared() {
        Expectation expectation = new Expectation(0, List.of("show-times"));
        assertThat(expectation.recorded("pid 7, 20 ms\n")).isEqualTo("pid <pid>, 20 ms\n");
        assertThat(expectation.comparable("20 ms\n")).isEqualTo(expectation.comparable("7 ms\n"));
    }

    @Test
    void theSourceSaysHowItEnds() throws IOException {
        Path source = Files.writeString(folder.resolve("Ends.java"),
                "//EXIT 3\n//OUTPUT any-order keep-times\nvoid main() {}\n");
        assertThat(Expectation.of(new Example(new Chapter(folder), source)))
                .isEqualTo(new Expectation(3, List.of("any-order", "keep-times")));
    }
}
