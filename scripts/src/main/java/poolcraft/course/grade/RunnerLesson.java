package poolcraft.course.grade;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import poolcraft.grading.runner.Message;

/**
 * A run of tests in which the JVM records what every run of tests loads: the AOT cache of a {@link
 * RunnerImage} comes from it.
 */
final class RunnerLesson {

    /** A test class with what tests commonly do: pass, fail, start a child, wait for it. */
    private static final String TEST = "LessonTest";

    private static final Duration LIMIT = Duration.ofMinutes(1);

    private RunnerLesson() {}

    /** Makes the cache; where that fails, there is none, and the runner starts more slowly. */
    static void teach(RunnerImage image) throws IOException, InterruptedException {
        Path part = Files.createTempFile(image.cache().getParent(), "part-", ".aot");
        try (RunFolder folder = new RunFolder()) {
            Build build = build(folder.build());
            List<String> options = List.of("-XX:AOTCacheOutput=" + part);
            try (RunnerJvm jvm = RunnerJvm.start(folder.next(), build, plan(),
                    RunnerJava.of(image, options), List.of())) {
                if (attend(jvm) && Files.size(part) > 0) {
                    Files.move(part, image.cache(), StandardCopyOption.ATOMIC_MOVE);
                }
            }
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static Build build(Path folder) throws IOException {
        Path source = Files.createDirectories(folder).resolve(TEST + ".java");
        try (InputStream text = RunnerLesson.class.getResourceAsStream(TEST + ".java")) {
            Files.copy(text, source);
        }
        Path classes = folder.resolve("tests");
        List<String> errors = new SourceCompiler(RunnerPath.jars()).compile(List.of(source),
                classes);
        if (!errors.isEmpty()) {
            throw new IOException("the lesson does not compile: " + errors);
        }
        return new Build(ClassFiles.in(classes), ClassFiles.in(
                Files.createDirectories(folder.resolve("submission"))));
    }

    private static TestPlan plan() {
        List<String> names = List.of("passes", "fails", "startsAChild");
        return new TestPlan(TEST, names.stream().map(name -> new PlannedTest(name, 1, LIMIT,
                java.util.Optional.empty())).toList());
    }

    /** Whether the run came to its end: the JVM writes the cache before it exits. */
    private static boolean attend(RunnerJvm jvm) throws InterruptedException {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (System.nanoTime() < deadline) {
            switch (jvm.next(LIMIT.toMillis())) {
                case Event.Told told when told.message() instanceof Message.Done -> {
                    jvm.giveLeave();
                    return jvm.awaitExit(LIMIT.toMillis()).orElse(1) == 0;
                }
                case Event.Lost _ -> {
                    return false;
                }
                case Event.Told _,Event.Silence _ -> {}
            }
        }
        return false;
    }
}
