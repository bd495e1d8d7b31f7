package poolcraft.course.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import poolcraft.course.kit.Example;
import poolcraft.course.kit.Kit;
import poolcraft.course.machine.Captured;
import poolcraft.course.machine.Python;

/** Every example and its Python twin end by themselves, print what is recorded, and leave nothing. */
@Execution(ExecutionMode.CONCURRENT)
class ExamplesTest {

    private static final Duration LIMIT = Duration.ofSeconds(90);
    /** A daemon child may outlive its parent by a moment. */
    private static final Duration GRACE = Duration.ofSeconds(3);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);
    private static final int OLDEST_PYTHON = 9;

    private static final List<Example> EXAMPLES = Kit.ofLauncher().examples();
    private static Optional<Python> python = Optional.empty();

    @Timeout(120)
    @BeforeAll
    static void findAPython() {
        python = Python.newest(OLDEST_PYTHON);
    }

    @TestFactory
    Stream<DynamicTest> anExamplePrintsWhatIsRecorded() {
        return EXAMPLES.stream().map(example -> dynamicTest(example.id(), () -> check(example,
                new ProcessBuilder(new CompiledExample(example).command()),
                example.recordedOutput())));
    }

    @TestFactory
    Stream<DynamicTest> aPythonTwinPrintsTheSame() {
        return EXAMPLES.stream().flatMap(example -> example.pythonTwin().stream()
                .map(twin -> dynamicTest(example.id() + ": " + twin.getFileName(),
                        () -> checkTwin(example, twin))));
    }

    @Test
    void anExampleSaysWhatItShows() {
        assertThat(EXAMPLES).allSatisfy(example -> assertThat(example.description())
                .as(example.id() + " needs a line //DESCRIPTION").isNotBlank());
    }

    /** A program that makes sense in Java only says so: {@code //TWIN none}. */
    @Test
    void anExampleHasATwin() {
        assertThat(EXAMPLES).filteredOn(example -> example.directive("TWIN").isEmpty())
                .allSatisfy(example -> assertThat(example.pythonTwin())
                        .as("the Python twin of " + example.id()).isPresent());
    }

    private static void checkTwin(Example example, Path twin)
            throws IOException, InterruptedException {
        assumeTrue(python.isPresent(),
                "There is no Python 3.9 or newer here: " + twin + " is not run.");
        check(example, python.orElseThrow().builder(twin.toString()), twinOutput(example, twin));
    }

    /** A twin that shows a difference between the languages has a recorded output of its own. */
    private static Path twinOutput(Example example, Path twin) {
        Path own = twin.resolveSibling(twin.getFileName() + ".out");
        return Files.exists(own) ? own : example.recordedOutput();
    }

    private static void check(Example example, ProcessBuilder program, Path recorded)
            throws IOException, InterruptedException {
        assertThat(recorded).as("Record it with: scripts/course run --record " + example.id())
                .exists();
        RunMark mark = RunMark.create();
        mark.putInto(program.environment());
        program.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS"));
        Captured captured = Captured.run(program, LIMIT);
        checkEnd(example, captured);
        Expectation expectation = Expectation.of(example);
        assertThat(expectation.comparable(captured.output()))
                .as("output; to record a new one: scripts/course run --record " + example.id())
                .isEqualTo(expectation.comparable(Files.readString(recorded)));
        assertThat(leftAfterGrace(mark)).as("processes that " + example.id() + " left").isEmpty();
    }

    private static void checkEnd(Example example, Captured captured) {
        assertThat(captured.ended()).as("%s ends within %s; it printed:%n%s%n%s", example.id(),
                LIMIT, captured.output(), captured.errors()).isTrue();
        assertThat(captured.exitCode()).as("exit code; its errors: " + captured.errors())
                .isEqualTo(Expectation.of(example).exitCode());
    }

    private static List<String> leftAfterGrace(RunMark mark) throws IOException {
        long end = System.nanoTime() + GRACE.toNanos();
        List<String> living = mark.living();
        while (!living.isEmpty() && System.nanoTime() < end) {
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
            living = mark.living();
        }
        return living;
    }
}
