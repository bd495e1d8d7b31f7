package poolcraft.course.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import poolcraft.course.kit.Kit;

class LibraryInstallerTest {

    @TempDir
    Path root;
    @TempDir
    Path repository;

    @BeforeEach
    void writeAKit() throws IOException {
        write("pom.xml", "<artifactId>parent</artifactId>");
        write("chapters/pom.xml",
                "<parent><artifactId>parent</artifactId></parent><artifactId>chapters</artifactId>");
        write("chapters/01-a/pom.xml",
                "<parent><artifactId>chapters</artifactId></parent><artifactId>a</artifactId>");
        write("chapters/01-a/chapter.adoc", "= A");
        write("chapters/01-a/target/a-1.0.jar", "ours");
    }

    @Test
    void jarAndPomsArePutWhereJbangLooksForThem() throws IOException {
        new LibraryInstaller(repository).install(new Kit(root));
        assertThat(repository.resolve("poolcraft/a/1.0/a-1.0.jar")).hasContent("ours");
        assertThat(repository.resolve("poolcraft/a/1.0/a-1.0.pom")).exists();
        assertThat(repository.resolve("poolcraft/chapters/1.0/chapters-1.0.pom")).exists();
        assertThat(repository.resolve("poolcraft/parent/1.0/parent-1.0.pom")).exists();
    }

    @Test
    void theLibraryOfAnotherCheckoutIsReplaced() throws IOException {
        Path jar = repository.resolve("poolcraft/a/1.0/a-1.0.jar");
        Files.createDirectories(jar.getParent());
        Files.writeString(jar, "of another checkout");
        new LibraryInstaller(repository).install(new Kit(root));
        assertThat(jar).hasContent("ours");
    }

    private void write(String name, String text) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
