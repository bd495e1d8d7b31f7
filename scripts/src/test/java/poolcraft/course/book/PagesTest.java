package poolcraft.course.book;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class PagesTest {

    @TempDir
    static Path folder;

    private static SampleKit kit;
    private static Document chapter;

    /** On a busy machine the renderer alone takes half a minute to start. */
    @Timeout(180)
    @BeforeAll
    static void render() throws Exception {
        kit = new SampleKit(folder);
        kit.build();
        chapter = kit.page("01-alpha.html");
    }

    @Test
    void eachPageHasATitleALanguageAndLandmarks() throws Exception {
        for (String path : new String[]{"index.html", "01-alpha.html", "examples.html",
                "exercises/01-alpha/first-steps.html"}) {
            Document page = kit.page(path);
            assertThat(page.title()).endsWith("Sample course");
            assertThat(page.selectFirst("html").attr("lang")).isEqualTo("en");
            assertThat(page.select("main, header.bar, nav.side, nav.turn")).hasSize(4);
            assertThat(page.select("h1")).hasSize(1);
            assertThat(page.selectFirst("a.skip").attr("href")).isEqualTo("#text");
        }
    }

    @Test
    void theContentsListTheBookAndTheSectionsOfThePage() {
        assertThat(chapter.select("nav.side > ol > li > a").eachText()).containsExactly("Preface",
                "1What a process is", "2The second chapter", "Index of the examples");
        assertThat(chapter.select("nav.side .sections a").eachText()).containsExactly(
                "How do you start one?", "How it ends", "Summary", "First steps");
        assertThat(chapter.select("nav.side [aria-current=page]").text())
                .contains("What a process is");
    }

    @Test
    void aPageLeadsToTheNextAndThePrevious() throws Exception {
        assertThat(chapter.select("nav.turn a").eachAttr("href")).containsExactly("index.html",
                "02-beta.html");
        assertThat(kit.page("exercises/01-alpha/first-steps.html").select("nav.turn a")
                .eachAttr("href")).containsExactly("../../01-alpha.html", "../../02-beta.html");
    }

    @Test
    void eachLanguageIsATabWithItsCallouts() {
        Element tabs = chapter.expectFirst(".tabs");
        assertThat(tabs.select("> input[type=radio]").eachAttr("value")).containsExactly("Java",
                "Python");
        assertThat(tabs.select("> input[checked]").eachAttr("value")).containsExactly("Java");
        assertThat(tabs.select("> label").eachAttr("for"))
                .isEqualTo(tabs.select("> input").eachAttr("id"));
        assertThat(tabs.select("> .panel:nth-of-type(1) .colist li")).hasSize(2);
        assertThat(tabs.select("> .panel:nth-of-type(2) .colist li")).hasSize(1);
    }

    @Test
    void aCalloutIsANumberWithoutCommentSigns() {
        assertThat(chapter.expectFirst(".tabs pre").wholeText()).contains("int number = i; 1\n")
                .doesNotContain("// ").doesNotContain("(1)");
    }

    @Test
    void programTextIsColouredByClassesAlone() {
        assertThat(chapter.select("pre.rouge span.kt")).isNotEmpty();
        assertThat(chapter.select("pre.rouge [style]")).isEmpty();
        assertThat(chapter.select("span.k").eachText()).contains("record");
    }

    @Test
    void anOutputSaysThatItIsOne() {
        Element output = chapter.expectFirst("figure.output");
        assertThat(output.expectFirst("figcaption").text()).isEqualTo("Output");
        assertThat(output.text()).contains("child 2 is Process-3");
    }

    @Test
    void anErratumHasAClaimAndWhatHappens() {
        Element erratum = chapter.expectFirst("aside.erratum");
        assertThat(erratum.select(".label").eachText()).containsExactly("You may have read",
                "What happens");
        assertThat(erratum.expectFirst(".box-title").text()).startsWith("The children share");
    }

    @Test
    void anAnswerOpensOnDemand() {
        Element question = chapter.expectFirst("details.check");
        assertThat(question.expectFirst("summary").text()).contains("killed with signal 9?");
        assertThat(question.expectFirst(".content").text()).contains("-9");
    }

    @Test
    void aNoteIsNoTable() {
        assertThat(chapter.select("aside.note .label").eachText()).contains("Note", "Warning");
        assertThat(chapter.select("td.icon")).isEmpty();
    }

    @Test
    void anExerciseBoxSaysWhatItIsWorth() {
        assertThat(chapter.expectFirst("aside.exercise .facts").text())
                .isEqualTo("warm-up · 15 minutes · 6 points");
    }

    @Test
    void anExercisePageListsItsPoints() throws Exception {
        Document page = kit.page("exercises/01-alpha/first-steps.html");
        assertThat(page.select(".marks tbody tr").eachText()).containsExactly(
                "each child has its own code 2", "a jvm that is killed counts too 3",
                "nothing is left behind 1");
        assertThat(page.text()).contains("scripts/course grade 01-alpha/first-steps");
    }

    @Test
    void aDrawingIsPutIntoThePageWithIdsOfItsOwn() {
        Element svg = chapter.expectFirst("figure.picture svg");
        assertThat(svg.attr("aria-label")).startsWith("Three boxes");
        assertThat(svg.expectFirst("marker").id()).isEqualTo("picture-1-arrow");
        assertThat(svg.select("[marker-end]").attr("marker-end"))
                .isEqualTo("url(#picture-1-arrow)");
        assertThat(svg.outerHtml()).contains("viewBox");
    }

    @Test
    void attributesNameTheVersions() {
        assertThat(chapter.expectFirst(".glance").text()).contains("JDK 25", "version 9.9");
    }

    @Test
    void theIndexLeadsFromAnExampleToItsListing() throws Exception {
        Document index = kit.page("examples.html");
        assertThat(index.select("td > code").eachText()).containsExactly("002-process",
                "003-facts");
        assertThat(index.select("td a").eachAttr("href")).containsExactly(
                "01-alpha.html#example-CountedChildren", "01-alpha.html#example-CountedChildren",
                "01-alpha.html");
        assertThat(chapter.expectFirst("#example-CountedChildren").text()).contains("void main()");
    }

    @Test
    void whatIsWideScrollsByItselfAndWithTheKeyboard() {
        for (Element wide : chapter.select("pre, .table, .picture > div")) {
            assertThat(wide.attr("tabindex")).isEqualTo("0");
            assertThat(wide.attr("aria-label")).isNotEmpty();
        }
    }

    @Test
    void nothingIsFetchedFromElsewhere() {
        assertThat(chapter.outerHtml()).doesNotContain("https:").doesNotContain("src=\"//");
    }
}
