package poolcraft.course.book;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** On a busy machine the renderer alone takes half a minute to start. */
@Timeout(180)
class IncrementalBuildTest {

    private static final int PAGES = 5;

    @TempDir
    Path folder;

    private SampleKit kit;

    @Timeout(180)
    @BeforeEach
    void build() throws Exception {
        kit = new SampleKit(folder);
        assertThat(kit.build()).isEqualTo(new BookBuilder.Built(PAGES, PAGES));
    }

    @Test
    void whileNothingIsStaleTheRendererIsNotStarted() {
        LazyEngine engine = new LazyEngine();
        assertThat(kit.build(engine)).isEqualTo(new BookBuilder.Built(0, PAGES));
        assertThat(engine.isStarted()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"chapters/01-alpha/examples/counted_children.py",
            "chapters/01-alpha/examples/CountedChildren.out", "chapters/01-alpha/images/life.svg"})
    void aChangedInputMakesItsPageStale(String input) throws Exception {
        kit.append(input, "\n");
        assertThat(kit.build().rendered()).isEqualTo(1);
    }

    @Test
    void aChangedTextMakesItsPageStale() throws Exception {
        kit.append("chapters/02-beta/chapter.adoc", "\nMore.\n");
        assertThat(kit.build().rendered()).isEqualTo(1);
        assertThat(kit.page("02-beta.html").text()).contains("More.");
    }

    @Test
    void aChangedTitleIsOnEachPage() throws Exception {
        kit.replace("chapters/02-beta/chapter.adoc", "= The second chapter", "= Another name");
        assertThat(kit.build().rendered()).isEqualTo(PAGES);
        assertThat(kit.page("index.html").text()).contains("Another name");
    }

    @Test
    void aChangedTestChangesThePointsOfItsExercise() throws Exception {
        kit.replace("exercises/01-alpha/first-steps/FirstStepsTest.java", "@Points(2)",
                "@Points(4)");
        kit.build();
        assertThat(kit.page("01-alpha.html").select(".exercise .facts").text())
                .contains("8 points");
    }

    @Test
    void aDeletedPageComesBack() throws Exception {
        Files.delete(kit.out().resolve("02-beta.html"));
        assertThat(kit.build().rendered()).isEqualTo(1);
    }

    @Test
    void aPageThatTheBookNoLongerHasIsRemoved() throws Exception {
        kit.replace("chapters/01-alpha/chapter.adoc",
                "[.exercise]\nxref:exercises/01-alpha/first-steps.adoc[First steps]", "Nothing");
        Files.delete(kit.file("exercises/01-alpha/first-steps/README.adoc"));
        kit.build();
        assertThat(kit.out().resolve("exercises/01-alpha/first-steps.html")).doesNotExist();
    }

    @Test
    void whatAKilledBuildStagedIsSweptAway() throws Exception {
        Path left = Files.createDirectories(kit.out().resolve(".new/deep")).resolve("half.html");
        Files.writeString(left, "half");
        assertThat(kit.build().rendered()).isZero();
        assertThat(left).doesNotExist();
    }

    @Test
    void noTemporaryFileStays() throws Exception {
        try (Stream<Path> files = Files.list(kit.out())) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactlyInAnyOrder(
                    ".lock", ".stamps", "01-alpha.html", "02-beta.html", "book.css", "book.js",
                    "examples.html", "exercises", "icon.svg", "index.html");
        }
    }
}
