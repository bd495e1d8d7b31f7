package poolcraft.course.grade;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import poolcraft.course.kit.Exercise;

/**
 * A submission and the kit's tests, compiled.
 *
 * @param tests the kit's classes; they come first on the class path
 * @param submission the student's classes
 */
record Build(ClassFiles tests, ClassFiles submission) {

    /** Packages whose classes would stand in front of the real ones. */
    private static final List<String> RESERVED = List.of("java/", "javax/", "jdk/", "sun/",
            "org/junit/", "org/opentest4j/", "org/apiguardian/", "poolcraft/");

    /**
     * Compiles the submission alone, then the tests against it.
     *
     * @throws RejectedException with the compiler's messages
     */
    static Build of(Submission submission, Exercise exercise, Path folder)
            throws IOException, RejectedException {
        List<Path> library = exercise.kit().library();
        Path submissionFolder = folder.resolve("submission");
        reject("Your code does not compile.",
                new SourceCompiler(library).compile(submission.files(), submissionFolder));
        ClassFiles submitted = ClassFiles.in(submissionFolder);
        checkNames(submitted);
        List<Path> testPath = Stream
                .of(RunnerPath.jars(), library, List.of(submissionFolder))
                .flatMap(List::stream).toList();
        reject("Your code compiles, but the exercise's test does not fit it: keep the names,"
                + " parameters and exceptions that the starter has.",
                new SourceCompiler(testPath).compile(exercise.tests(), folder.resolve("tests")));
        Build build = new Build(ClassFiles.in(folder.resolve("tests")), submitted);
        build.checkNoClassTwice();
        return build;
    }

    private static void reject(String message, List<String> errors) throws RejectedException {
        if (!errors.isEmpty()) {
            throw new RejectedException(Reason.of(Reason.Kind.COMPILE, message, errors));
        }
    }

    private static void checkNames(ClassFiles submitted) throws RejectedException {
        List<String> reserved = submitted.paths().stream()
                .filter(path -> RESERVED.stream().anyMatch(path::startsWith)).toList();
        if (!reserved.isEmpty()) {
            throw rejected("These classes would replace classes of the tests, the library or Java:"
                    + " put yours into no package.", reserved);
        }
    }

    private void checkNoClassTwice() throws RejectedException {
        List<String> twice = new ArrayList<>(submission.paths());
        twice.retainAll(tests.paths());
        if (!twice.isEmpty()) {
            throw rejected("These classes have the names of classes of the exercise's test:"
                    + " rename yours.", twice);
        }
    }

    private static RejectedException rejected(String message, List<String> details) {
        return new RejectedException(Reason.of(Reason.Kind.HAND_IN, message, details));
    }
}
