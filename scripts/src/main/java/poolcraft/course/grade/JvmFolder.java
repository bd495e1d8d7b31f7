package poolcraft.course.grade;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The folders of one child JVM.
 *
 * @param root the folder that holds them
 * @param run the id of the grading
 */
record JvmFolder(Path root, String run) {

    static JvmFolder make(Path root, String run) throws IOException {
        JvmFolder folder = new JvmFolder(root, run);
        for (Path part : List.of(folder.tests(), folder.submission(), folder.work(),
                folder.temporary())) {
            Files.createDirectories(part);
        }
        return folder;
    }

    Path tests() {
        return root.resolve("tests");
    }

    Path submission() {
        return root.resolve("submission");
    }

    /** The working folder of the submission. */
    Path work() {
        return root.resolve("work");
    }

    /** The temporary folder of the submission. */
    Path temporary() {
        return root.resolve("tmp");
    }

    Path socket() {
        return root.resolve("s");
    }

    /** What lies in the temporary folder, without what the JVM itself puts there. */
    List<String> temporaryFiles() {
        if (!Files.isDirectory(temporary())) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(temporary())) {
            return files.filter(file -> !file.equals(temporary())).map(temporary()::relativize)
                    .map(Path::toString).filter(name -> !name.startsWith("hsperfdata_")).sorted()
                    .toList();
        } catch (IOException | java.io.UncheckedIOException changing) {
            return List.of("files that still change");
        }
    }
}
