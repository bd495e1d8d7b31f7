package poolcraft.course.grade;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import poolcraft.course.kit.Exercise;

/**
 * The files that a student hands in for one exercise.
 *
 * @param files the Java sources, sorted by name
 */
record Submission(List<Path> files) {

    private static final long LONGEST_FILE = 1_000_000;
    private static final int MOST_FILES = 100;

    /** Takes the Java files of the folder, except any that is named like a test of the kit. */
    static Submission in(Path folder, Exercise exercise) throws RejectedException {
        Set<Path> kitTests = exercise.tests().stream().map(Path::getFileName)
                .collect(Collectors.toSet());
        List<Path> files = javaFiles(folder).stream()
                .filter(file -> !kitTests.contains(file.getFileName())).toList();
        if (files.isEmpty()) {
            throw rejected("Nothing was handed in: there is no .java file in " + folder + ".");
        }
        if (files.size() > MOST_FILES) {
            throw rejected(files.size() + " files are too many: at most " + MOST_FILES + " in "
                    + folder + ".");
        }
        for (Path file : files) {
            check(file, folder);
        }
        return new Submission(files);
    }

    private static List<Path> javaFiles(Path folder) throws RejectedException {
        if (!Files.isDirectory(folder)) {
            throw rejected("Nothing was handed in: there is no folder " + folder + ".");
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(entry -> entry.toString().endsWith(".java")
                    && !Files.isDirectory(entry)).sorted().toList();
        } catch (IOException e) {
            throw rejected("The folder " + folder + " cannot be read: " + e + ".");
        }
    }

    private static void check(Path file, Path folder) throws RejectedException {
        String name = file.getFileName().toString();
        if (name.equals("module-info.java")) {
            throw rejected("An exercise is no module: remove module-info.java.");
        }
        try {
            if (!file.toRealPath().startsWith(folder.toRealPath())) {
                throw rejected(name + " is a symbolic link that leads out of the exercise's folder:"
                        + " put the file itself there.");
            }
            if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
                throw rejected(name + " cannot be read: check what it is and its permissions.");
            }
            if (Files.size(file) > LONGEST_FILE) {
                throw rejected(name + " has " + Files.size(file) + " bytes; at most "
                        + LONGEST_FILE + " are taken.");
            }
        } catch (IOException e) {
            throw rejected(name + " cannot be read: " + e + ".");
        }
    }

    private static RejectedException rejected(String message) {
        return new RejectedException(
                Reason.of(Reason.Kind.HAND_IN, message, List.of()));
    }
}
