package poolcraft.course.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import poolcraft.course.kit.Kit;
import poolcraft.course.kit.Packages;

class ShellImportsTest {

    @Test
    void thePackagesOfAllChaptersAreImported() throws IOException {
        assertThat(new ShellImports(new Packages(Kit.ofLauncher())).lines())
                .contains("import poolcraft.process.*;", "import poolcraft.memory.*;");
    }

    @Test
    void noTypeOfTheLibraryHidesOneThatEverybodyUses(@TempDir Path root) throws IOException {
        Path chapter = root.resolve("chapters").resolve("02-b");
        Path sources = chapter.resolve("src/main/java/acme/b");
        Files.createDirectories(sources);
        Files.createDirectories(chapter.resolve("target/classes"));
        for (String name : new String[]{"package-info", "Stream", "Tube"}) {
            Files.createFile(sources.resolve(name + ".java"));
        }
        assertThat(new ShellImports(new Packages(new Kit(root))).lines())
                .containsExactly("import acme.b.*;", "import java.util.stream.Stream;");
    }
}
