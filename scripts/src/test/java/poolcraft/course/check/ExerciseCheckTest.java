package poolcraft.course.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import poolcraft.course.kit.Kit;

/** What the kit's check of itself finds wrong with an exercise. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
@Execution(ExecutionMode.CONCURRENT)
class ExerciseCheckTest {

    private static final String RIGHT = "class Sum { static int of(int a, int b) { return a + b; } }";
    private static final String WRONG = RIGHT.replace("a + b", "a - b");

    private Path root;

    @BeforeEach
    void makeSoundKit(@TempDir Path folder) throws IOException {
        root = folder;
        Files.createDirectories(root.resolve("chapters"));
        write("exercises/pom.xml", "<source>01-tests/sum</source>");
        write("exercises/01-tests/sum/README.adoc", "= Sum\n:order: 1\n:level: warm-up\n");
        write("exercises/01-tests/sum/hints.adoc",
                "== Hint 1\n\na\n\n== Hint 2\n\nb\n\n== Hint 3\n\nc\n");
        write("exercises/01-tests/sum/Sum.java", WRONG);
        write("exercises/01-tests/sum/SumTest.java", """
                import static org.junit.jupiter.api.Assertions.assertEquals;
                import org.junit.jupiter.api.Test;
                class SumTest {
                    @Test void adds() { assertEquals(5, Sum.of(2, 3)); }
                    @Test void addsNothing() { assertEquals(2, Sum.of(2, 0)); }
                }
                """);
        write("solutions/01-tests/sum/Sum.java", RIGHT);
        write("solutions/01-tests/sum/EXPLANATION.adoc", "= Why\n");
        for (String name : List.of("one", "two", "three")) {
            writeWrong(name, WRONG);
        }
    }

    private void write(String file, String text) throws IOException {
        Path path = root.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private void writeWrong(String name, String source) throws IOException {
        write("solutions/01-tests/sum/wrong/" + name + "/Sum.java",
                "// Fails: adds\n// Misconception: minus is plus.\n" + source);
    }

    private List<String> problems() {
        return new KitCheck(new Kit(root), Extent.whole(1), _ -> {}).run();
    }

    @Test
    void aSoundExerciseIsWellAndNotCheckedAgain() {
        assertThat(problems()).isEmpty();
        StringBuilder log = new StringBuilder();
        assertThat(new KitCheck(new Kit(root), Extent.whole(1), log::append).run()).isEmpty();
        assertThat(log.toString()).contains("unchanged");
    }

    @Test
    void aStarterThatPassesIsFound() throws IOException {
        write("exercises/01-tests/sum/Sum.java", RIGHT);
        assertThat(problems()).singleElement().asString().contains("the starter passes already");
    }

    @Test
    void aSolutionThatFailsAndAWrongOneThatPassesAreFound() throws IOException {
        write("solutions/01-tests/sum/Sum.java", WRONG);
        writeWrong("two", RIGHT);
        assertThat(String.join("\n", problems())).contains("the solution does not pass",
                "wrong/two does not fail in adds");
    }

    @Test
    void aShortCheckLooksAtSomeOfTheWrongSolutionsOnly() throws IOException {
        writeWrong("z-the-last", RIGHT);
        assertThat(new KitCheck(new Kit(root), Extent.SHORT, _ -> {}).run()).isEmpty();
        assertThat(problems()).singleElement().asString().contains("wrong/z-the-last");
    }

    @Test
    void aWrongSolutionThatNamesNoTestIsFound() throws IOException {
        write("solutions/01-tests/sum/wrong/two/Sum.java",
                "// Fails: add\n// Misconception: minus is plus.\n" + WRONG);
        assertThat(problems()).anyMatch(problem -> problem.contains("names an unknown test, add"));
    }

    @Test
    void whatIsMissingIsFound() throws IOException {
        write("exercises/pom.xml", "");
        write("exercises/01-tests/sum/README.adoc", "= Sum\n");
        write("exercises/01-tests/sum/hints.adoc", "== Hint 1\n\na\n");
        write("exercises/01-tests/other/Sum.java", WRONG);
        write("exercises/01-tests/other/OtherTest.java",
                "class OtherTest { @org.junit.jupiter.api.Test void a() {} }");
        assertThat(String.join("\n", problems())).contains("no line ':order: N'",
                "no line ':level:'", "does not have 3 hints", "does not list it",
                "Sum.java stands in");
    }
}
