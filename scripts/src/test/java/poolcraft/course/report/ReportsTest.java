package poolcraft.course.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import poolcraft.course.grade.Comparison;
import poolcraft.course.grade.Finding;
import poolcraft.course.grade.PlannedTest;
import poolcraft.course.grade.Reason;
import poolcraft.course.grade.Status;
import poolcraft.course.grade.Verdict;
import poolcraft.course.kit.Exercise;
import poolcraft.course.kit.Kit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ReportsTest {

    private List<Verdict> verdicts;

    @BeforeEach
    void makeVerdict(@TempDir Path root) throws IOException {
        Files.createDirectories(root.resolve("chapters"));
        Path folder = Files.createDirectories(root.resolve("exercises/01-process/sums"));
        Finding good = new Finding(test("addsTwo", 2), Status.PASSED, Duration.ofMillis(1500),
                Optional.empty());
        Finding bad = new Finding(test("addsThree", 1), Status.FAILED, Duration.ZERO,
                Optional.of(new Reason(Reason.Kind.ASSERTION, "not \u001B[31m the sum",
                        Optional.of(new Comparison("6", "5")), Optional.of("Sums.java:3: a + b"),
                        List.of("a detail"))));
        verdicts = List.of(new Verdict(new Exercise(new Kit(root), folder), List.of(good, bad),
                Optional.empty(), new Verdict.Run("id", Duration.ofSeconds(2),
                        new Verdict.Output("<out>\u0000", ""), root)));
    }

    private static PlannedTest test(String name, int points) {
        return new PlannedTest(name, points, Duration.ofSeconds(1), Optional.of("sums"));
    }

    @Test
    void textSaysWhatWasExpectedAndWhereToReadOn() {
        String text = new TextReport(Style.PLAIN).of(verdicts);
        assertThat(text).contains("FAILED  adds three", "expected: 6", "but was:  5",
                "at Sums.java:3: a + b", "target/book/01-process.html#sums",
                "Not passed: 2 of 3 points", "scripts/course hint 01-process/sums");
    }

    @Test
    void aSubmissionCannotSteerTheTerminal() {
        assertThat(new TextReport(Style.PLAIN).of(verdicts)).doesNotContain("\u001B");
    }

    @Test
    void jsonHoldsPointsAndReasons() {
        JsonNode root = JsonMapper.builder().build().readTree(new JsonReport().of(verdicts));
        assertThat(root.get("passed").booleanValue()).isFalse();
        assertThat(root.get("points").intValue()).isEqualTo(2);
        assertThat(root.get("maximum").intValue()).isEqualTo(3);
        JsonNode bad = root.get("exercises").get(0).get("findings").get(1);
        assertThat(bad.get("status").stringValue()).isEqualTo("failed");
        assertThat(bad.get("reason").get("expected").stringValue()).isEqualTo("6");
    }

    @Test
    void junitXmlIsWellFormedWhateverWasPrinted()
            throws IOException, ParserConfigurationException, SAXException {
        Document document = DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder()
                .parse(new InputSource(new StringReader(new JUnitReport().of(verdicts))));
        assertThat(document.getElementsByTagName("testcase").getLength()).isEqualTo(2);
        assertThat(document.getElementsByTagName("failure").getLength()).isEqualTo(1);
        assertThat(document.getElementsByTagName("system-out").item(0).getTextContent())
                .isEqualTo("<out>?");
    }

    @Test
    void aReportFileReplacesTheOldOne(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("new").resolve("report.txt");
        ReportFile.write(file, "old");
        ReportFile.write(file, "new");
        assertThat(file).hasContent("new");
        assertThat(folder.resolve("new")).isDirectoryContaining(path -> path.equals(file));
        try (var files = Files.list(folder.resolve("new"))) {
            assertThat(files).hasSize(1);
        }
    }
}
