package poolcraft.course.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import poolcraft.course.kit.Example;
import poolcraft.course.kit.Kit;

class JbangCatalogTest {

    private final Kit kit = Kit.ofLauncher();

    @Test
    void everyExampleIsInTheCatalog() throws IOException {
        JbangCatalog catalog = new JbangCatalog(kit);
        assertThat(catalog.file()).as("Write it anew with: scripts/course run --write-catalog")
                .exists();
        assertThat(Files.readString(catalog.file()))
                .as("Write it anew with: scripts/course run --write-catalog")
                .isEqualTo(catalog.text());
    }

    @Test
    void noTwoExamplesHaveTheSameShortName() {
        assertThat(kit.examples()).extracting(Example::name).doesNotHaveDuplicates();
    }
}
