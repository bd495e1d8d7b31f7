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
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** On a busy machine the renderer alone takes half a minute to start. */
@Timeout(180)
class BookProblemsTest {

    private static final String TEXT = "chapters/02-beta/chapter.adoc";

    @TempDir
    Path folder;

    private SampleKit kit;

    @BeforeEach
    void copy() throws Exception {
        kit = new SampleKit(folder);
    }

    /** What is appended from line 8 on, the line that is named, and what the message says. */
    static Stream<Arguments> mistakes() {
        return Stream.of(
                Arguments.of("include::examples/None.java[]", 8, "include file not found"),
                Arguments.of("include::../01-alpha/examples/CountedChildren.java[tag=none]", 8,
                        "tag 'none' not found"),
                Arguments.of("A {nothing} here.", 8, "missing attribute: nothing"),
                Arguments.of("See <<nowhere>>.", 8, "nowhere"),
                Arguments.of("[#target]\nAgain.", 9, "id assigned to block already in use"),
                Arguments.of("----\nnever closed", 8, "unterminated listing block"),
                Arguments.of("== A\n\n==== B\n\ntext", 10, "section title out of sequence"),
                Arguments.of("----\nx <1>\n----\n<2> what?", 11, "callout list item index"),
                Arguments.of("|===\n|a |b\n\n|c\n|===", 11, "dropping cells"),
                Arguments.of("xref:03-none.adoc[Gone]", 8, "leads to no page"),
                Arguments.of("xref:01-alpha.adoc#gone[Gone]", 8, "there is no #gone"),
                Arguments.of("link:gone.html[Gone]", 8, "leads to no page"),
                Arguments.of("image::gone.png[Something]", 8, "there is no picture"),
                Arguments.of("image::../../01-alpha/images/life.svg[]", 8, "has no description"),
                Arguments.of("[.tabs]\n--\nNo listing.\n--", 8, "a block of tabs has 0"),
                Arguments.of("[.erratum]\n****\nNo claim.\n****", 8, "an erratum has no title"),
                Arguments.of("[.exercise]\nxref:exercises/01-alpha/none.adoc[None]", 9,
                        "leads to no exercise"),
                Arguments.of("The name `__name__` here.", 8, "became italic"),
                Arguments.of("[.exercise]\nNothing to follow.", 8, "leads to no exercise"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void aMistakeStopsTheBuildAndSaysWhere(String mistake, int line, String message)
            throws Exception {
        kit.append(TEXT, "\n" + mistake + "\n");
        assertThat(kit.problems()).anySatisfy(problem -> assertThat(problem)
                .startsWith(TEXT + ":" + line + ": ").contains(message));
        assertThat(kit.out().resolve("index.html")).doesNotExist();
    }

    @Test
    void allProblemsAreNamedAtOnce() throws Exception {
        kit.append(TEXT, "\n{one} {two}\n");
        kit.append("chapters/01-alpha/chapter.adoc", "\n{three}\n");
        assertThat(kit.problems()).hasSize(3);
    }

    @Test
    void aProblemSaysWhatToDo() throws Exception {
        kit.append(TEXT, "\n{nothing}\n");
        assertThat(kit.problems()).containsExactly(TEXT + ":8: skipping reference to missing"
                + " attribute: nothing. Define the attribute, or write \\{name} for braces that"
                + " mean themselves.");
    }

    @Test
    void twoPagesMayNotHaveTheSameTitle() throws Exception {
        kit.replace(TEXT, "= The second chapter", "= What a process is");
        assertThat(kit.problems()).anySatisfy(
                problem -> assertThat(problem).contains("the title is also that of"));
    }

    @Test
    void aPageWithoutTitleIsAProblem() throws Exception {
        kit.replace(TEXT, "= The second chapter", "");
        assertThat(kit.problems()).singleElement().asString().contains("has no title",
                "= Title");
    }

    @Test
    void aChapterMustStandInTheSpine() throws Exception {
        kit.replace("chapters/book.adoc", ". xref:02-beta.adoc[]", "* Nothing");
        assertThat(kit.problems()).singleElement().asString().contains("chapter 02-beta",
                ". xref:02-beta.adoc[]");
    }

    @Test
    void theSpineMayOnlyNameChapters() throws Exception {
        Files.delete(kit.file(TEXT));
        assertThat(kit.problems()).singleElement().asString()
                .startsWith("chapters/book.adoc:9: there is no chapter 02-beta");
    }

    @Test
    void aDrawingWithoutViewBoxIsAProblem() throws Exception {
        kit.replace("chapters/01-alpha/images/life.svg", "viewBox=\"0 0 640 180\"", "");
        assertThat(kit.problems()).singleElement().asString().contains("life.svg", "viewBox");
    }

    @Test
    void aFailedBuildLeavesTheBookAsItWas() throws Exception {
        kit.build();
        String before = Files.readString(kit.out().resolve("02-beta.html"));
        kit.append(TEXT, "\nxref:gone.adoc[Gone]\n");
        kit.problems();
        assertThat(kit.out().resolve("02-beta.html")).hasContent(before);
    }
}
