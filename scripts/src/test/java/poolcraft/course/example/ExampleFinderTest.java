package poolcraft.course.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import poolcraft.course.kit.Chapter;
import poolcraft.course.kit.Example;

class ExampleFinderTest {

    private final ExampleFinder finder = finder("01-process/FiveProcesses", "01-process/Orphan",
            "04-locks/Counter", "03-shared-memory/Counter");

    @Test
    void anIdNamesItsExample() {
        assertThat(finder.find("04-locks/Counter")).map(Example::id).contains("04-locks/Counter");
    }

    @Test
    void aShortNameIsEnoughWhereOnlyOneHasIt() {
        assertThat(finder.find("orphan.java")).map(Example::id).contains("01-process/Orphan");
    }

    @Test
    void aShortNameOfTwoNamesNone() {
        assertThat(finder.find("Counter")).isEmpty();
        assertThat(finder.nearest("Counter")).startsWith("04-locks/Counter",
                "03-shared-memory/Counter");
    }

    @Test
    void aMistypedNameHasItsExampleNearest() {
        assertThat(finder.nearest("FivProceses")).startsWith("01-process/FiveProcesses");
    }

    private static ExampleFinder finder(String... ids) {
        List<Example> examples = Stream.of(ids).map(Path::of)
                .map(id -> new Example(new Chapter(id.getParent()),
                        id.resolveSibling(id.getFileName() + ".java")))
                .toList();
        return new ExampleFinder(examples);
    }
}
