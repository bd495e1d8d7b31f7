package poolcraft.course.example;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import poolcraft.course.kit.Chapter;
import poolcraft.course.kit.Kit;

/**
 * Sees to it that jbang finds this kit's library in the local Maven repository.
 *
 * <p>The build installs it there. A second checkout of the kit installs its own over it, and a
 * reader may empty the repository: then what was built here is installed again, in one step, so
 * that a program that runs keeps the jar that it has. A repository that Maven's settings put
 * elsewhere is left to the build.
 */
final class LibraryInstaller {

    private static final Pattern ARTIFACT = Pattern.compile("<artifactId>([^<]+)</artifactId>");
    private static final String VERSION = "1.0";

    private final Path repository;

    static LibraryInstaller ofThisUser() {
        return new LibraryInstaller(Path.of(System.getProperty("user.home"), ".m2", "repository"));
    }

    LibraryInstaller(Path repository) {
        this.repository = repository;
    }

    void install(Kit kit) throws IOException {
        installPom(kit.root().resolve("pom.xml"));
        installPom(kit.root().resolve("chapters").resolve("pom.xml"));
        for (Chapter chapter : kit.libraryChapters()) {
            Path library = chapter.builtLibrary().orElse(null);
            if (library != null && Files.isRegularFile(library)) {
                Path pom = chapter.folder().resolve("pom.xml");
                installPom(pom);
                copy(library, target(artifact(pom), ".jar"));
            }
        }
    }

    private void installPom(Path pom) throws IOException {
        copy(pom, target(artifact(pom), ".pom"));
    }

    private Path target(String artifact, String ending) {
        return repository.resolve("poolcraft").resolve(artifact).resolve(VERSION)
                .resolve(artifact + "-" + VERSION + ending);
    }

    private static void copy(Path from, Path to) throws IOException {
        if (Files.exists(to) && Files.mismatch(from, to) == -1) {
            return;
        }
        Files.createDirectories(to.getParent());
        Path part = Files.createTempFile(to.getParent(), "part", null);
        Files.copy(from, part, StandardCopyOption.REPLACE_EXISTING);
        Files.move(part, to, StandardCopyOption.REPLACE_EXISTING);
    }

    private static String artifact(Path pom) throws IOException {
        String text = Files.readString(pom).replaceFirst("(?s)<parent>.*</parent>", "");
        Matcher matcher = ARTIFACT.matcher(text);
        if (!matcher.find()) {
            throw new IllegalArgumentException(
                    pom + " has no artifactId: Maven could not build it");
        }
        return matcher.group(1);
    }
}
