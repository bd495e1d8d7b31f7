package poolcraft.course.grade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class GraderTest {

    private static final String[] RIGHT = {"import java.util.List;",
            "import java.util.function.Consumer;", "class Task {",
            "    static int add(int a, int b) { return a + b; }",
            "    static void each(List<Integer> all, Consumer<Integer> action) {"
                    + " all.forEach(action); }",
            "}"};

    private TinyKit kit;
    private Path test;

    @BeforeEach
    void makeKit(@TempDir Path root) throws IOException {
        kit = TinyKit.in(root);
        test = kit.folder().resolve("TaskTest.java");
    }

    private Verdict grade() {
        return kit.grade(kit.folder());
    }

    private void replaceInTest(String old, String now) throws IOException {
        String text = Files.readString(test);
        assertThat(text).contains(old);
        Files.writeString(test, text.replace(old, now));
    }

    @Test
    void aRightSubmissionPassesWithFullPoints() throws IOException {
        kit.write("Task.java", RIGHT);
        Verdict verdict = grade();
        assertThat(verdict.passed()).as(verdict.toString()).isTrue();
        assertThat(verdict.points()).isEqualTo(4).isEqualTo(verdict.maximum());
        assertThat(verdict.findings()).extracting(finding -> finding.test().name())
                .containsExactly("addsTwoNumbers", "callsBackOnceForEach",
                        "nothing is left behind");
    }

    @Test
    void aDisabledTestIsNoPass() throws IOException {
        kit.write("Task.java", RIGHT);
        replaceInTest("@Points(1)", "@org.junit.jupiter.api.Disabled @Points(1)");
        Verdict verdict = grade();
        assertThat(verdict.passed()).isFalse();
        assertThat(verdict.points()).isEqualTo(3);
        assertThat(verdict.maximum()).isEqualTo(4);
    }

    @Test
    void anAbortedTestIsNoPass() throws IOException {
        kit.write("Task.java", RIGHT);
        replaceInTest("Task.each(", "org.junit.jupiter.api.Assumptions.abort(); Task.each(");
        assertThat(grade().points()).isEqualTo(3);
    }

    @Test
    void aParameterizedTestCountsAsOneAndFailsIfOneCaseFails() throws IOException {
        kit.write("Task.java", RIGHT);
        replaceInTest("    @Test\n    @Points(2)",
                "    @org.junit.jupiter.params.ParameterizedTest\n"
                        + "    @org.junit.jupiter.params.provider.ValueSource(ints = {2, 7})\n    @Points(2)");
        replaceInTest("void addsTwoNumbers()", "void addsTwoNumbers(int a)");
        replaceInTest("Task.add(2, 3)", "Task.add(a, 3)");
        Verdict verdict = grade();
        assertThat(verdict.maximum()).isEqualTo(4);
        assertThat(verdict.findings().getFirst().status()).isEqualTo(Status.FAILED);
        assertThat(verdict.points()).isEqualTo(2);
    }

    @Test
    void theClassSaysWhatItsTestsDoNotSay() throws IOException {
        replaceInTest("@Limit(20)", "@Limit(7)\n@Idea(\"all\")");
        List<PlannedTest> tests = TestPlanReader.read(kit.exercise()).tests();
        assertThat(tests).extracting(PlannedTest::limit).containsOnly(Duration.ofSeconds(7));
        assertThat(tests).extracting(test -> test.idea().orElseThrow()).containsExactly("sums",
                "all");
        assertThat(tests).extracting(PlannedTest::points).containsExactly(2, 1);
    }

    @Test
    void anExerciseWithoutTestsHasNoVerdict() throws IOException {
        kit.write("Task.java", RIGHT);
        Files.writeString(test, "class TaskTest {}");
        assertThatThrownBy(this::grade).isInstanceOf(GraderException.class)
                .hasMessageContaining("no test method");
        Files.delete(test);
        assertThatThrownBy(this::grade).isInstanceOf(GraderException.class)
                .hasMessageContaining("0 test classes");
    }

    @Test
    void nothingHandedInIsAFail(@TempDir Path empty) {
        Verdict verdict = kit.grade(empty);
        assertThat(verdict.passed()).isFalse();
        assertThat(verdict.points()).isZero();
        assertThat(verdict.maximum()).isEqualTo(4);
        assertThat(verdict.problem()).hasValueSatisfying(
                reason -> assertThat(reason.message()).contains("Nothing was handed in"));
        assertThat(kit.grade(empty.resolve("missing")).problem()).isPresent();
    }

    @Test
    void aLinkThatLeadsOutIsRefused(@TempDir Path handedIn, @TempDir Path elsewhere)
            throws IOException {
        Path secret = Files.write(elsewhere.resolve("Task.java"), List.of(RIGHT));
        Files.createSymbolicLink(handedIn.resolve("Task.java"), secret);
        assertThat(kit.grade(handedIn).problem()).hasValueSatisfying(
                reason -> assertThat(reason.message()).contains("leads out"));
    }

    @Test
    void aHugeFileIsRefused(@TempDir Path handedIn) throws IOException {
        Files.writeString(handedIn.resolve("Task.java"), "/".repeat(1_000_001));
        assertThat(kit.grade(handedIn).problem()).hasValueSatisfying(
                reason -> assertThat(reason.message()).contains("1000001 bytes"));
    }

    @Test
    void subfoldersAreIgnored() throws IOException {
        kit.write("Task.java", RIGHT);
        Files.createDirectories(kit.folder().resolve("sub.java"));
        Files.writeString(kit.folder().resolve("sub.java").resolve("Task.java"), "no Java");
        assertThat(grade().passed()).isTrue();
    }

    @Test
    void aFileThatIsNoTextIsACompileError(@TempDir Path handedIn) throws IOException {
        Files.write(handedIn.resolve("Task.java"), new byte[]{(byte) 0xFF, (byte) 0xFE, 0, 1, 2});
        assertThat(kit.grade(handedIn).problem()).hasValueSatisfying(
                reason -> assertThat(reason.kind()).isEqualTo(Reason.Kind.COMPILE));
    }
}
