package poolcraft.course.grade;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import poolcraft.course.kit.Exercise;
import poolcraft.course.kit.Kit;

/** A kit with one exercise, made for a test: {@code 01-tests/task}, two tests, four points. */
record TinyKit(Path root) {

    static final String EXERCISE = "01-tests/task";

    static TinyKit in(Path root) throws IOException {
        TinyKit kit = new TinyKit(root);
        Files.createDirectories(root.resolve("chapters"));
        Files.createDirectories(kit.folder());
        Files.copy(resource("task/TaskTest.java"), kit.folder().resolve("TaskTest.java"));
        return kit;
    }

    Path folder() {
        return root.resolve("exercises").resolve(EXERCISE);
    }

    Exercise exercise() {
        return new Kit(root).exercises().getFirst();
    }

    Verdict grade(Path submission) {
        return new Grader(root.resolve("target")).grade(exercise(), submission);
    }

    void limit(int seconds) throws IOException {
        Path test = folder().resolve("TaskTest.java");
        Files.writeString(test, Files.readString(test).replaceFirst("@Limit\\(\\d+\\)",
                "@Limit(" + seconds + ")"));
    }

    TinyKit write(String file, String... lines) throws IOException {
        Files.write(folder().resolve(file), List.of(lines));
        return this;
    }

    static Path resource(String name) {
        try {
            URI uri = TinyKit.class.getClassLoader().getResource(name).toURI();
            return Path.of(uri);
        } catch (URISyntaxException e) {
            throw new IllegalStateException("No test resource " + name, e);
        }
    }

    static Stream<Path> hostileSubmissions() throws IOException {
        try (Stream<Path> folders = Files.list(resource("hostile"))) {
            return folders.sorted().toList().stream();
        }
    }
}
