package poolcraft.course.kit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An exercise: a starter, its JUnit test and its text in one folder, and the same path again under
 * {@code solutions}.
 *
 * @param kit the kit it belongs to
 * @param folder its folder, as in {@code exercises/01-process/exit-codes}
 */
public record Exercise(Kit kit, Path folder) {

    /** By chapter, then by the number in the exercise's README ({@code :order: 3}), then by name. */
    static final Comparator<Exercise> READING_ORDER = Comparator.comparing(Exercise::chapterId)
            .thenComparingInt(Exercise::order).thenComparing(Exercise::name);

    /** As in {@code 01-process/exit-codes}. */
    public String id() {
        return chapterId() + "/" + name();
    }

    public String chapterId() {
        return folder.getParent().getFileName().toString();
    }

    public String name() {
        return folder.getFileName().toString();
    }

    /** What the exercise asks for. */
    public Path readme() {
        return folder.resolve("README.adoc");
    }

    /** The title line of its README. */
    public String title() {
        return attributeLine("= ", name());
    }

    /** An attribute of its README: {@code attribute("level")} reads {@code :level: warm-up}. */
    public Optional<String> attribute(String name) {
        return Optional.of(attributeLine(":" + name + ": ", "").strip())
                .filter(value -> !value.isEmpty());
    }

    int order() {
        return attribute("order").map(Integer::valueOf).orElse(Integer.MAX_VALUE);
    }

    /** The texts of its hints, from the vague to the clear. */
    public List<String> hints() {
        Path file = hintsFile();
        if (!Files.exists(file)) {
            return List.of();
        }
        return Pattern.compile("^== .*$", Pattern.MULTILINE).splitAsStream(Kit.read(file)).skip(1)
                .map(String::strip).toList();
    }

    /** One section for each hint. */
    public Path hintsFile() {
        return folder.resolve("hints.adoc");
    }

    private String attributeLine(String start, String absent) {
        if (!Files.exists(readme())) {
            return absent;
        }
        return Kit.read(readme()).lines().filter(line -> line.startsWith(start))
                .map(line -> line.substring(start.length())).findFirst().orElse(absent);
    }

    /** The Java files that a student writes: those of the folder that are no tests. */
    public List<Path> starter() {
        return Kit.files(folder, ".java").stream().filter(file -> !isTest(file)).toList();
    }

    /** The kit's tests, all named {@code *Test.java}. */
    public List<Path> tests() {
        return Kit.files(folder, ".java").stream().filter(Exercise::isTest).toList();
    }

    /** The folder of the reference solution; {@code wrong/NAME} in it holds the wrong ones. */
    public Path solution() {
        return kit.root().resolve("solutions").resolve(chapterId()).resolve(name());
    }

    /** Why the solution is as it is. */
    public Path explanation() {
        return solution().resolve("EXPLANATION.adoc");
    }

    /** The Java files of the reference solution. */
    public List<Path> solutionFiles() {
        return Kit.files(solution(), ".java");
    }

    public List<Path> wrongSolutions() {
        return Kit.folders(solution().resolve("wrong"), _ -> true);
    }

    private static boolean isTest(Path file) {
        return file.getFileName().toString().endsWith("Test.java");
    }
}
