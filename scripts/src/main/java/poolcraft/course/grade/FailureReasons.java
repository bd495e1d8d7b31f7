package poolcraft.course.grade;

import java.util.List;
import java.util.Optional;
import poolcraft.course.grade.Reason.Kind;
import poolcraft.grading.runner.Failure;
import poolcraft.grading.runner.Message;

/** Turns what the runner reports of a test into words for a student. */
final class FailureReasons {

    private static final int SHOWN_FRAMES = 8;

    /** Where JUnit appends both values to a message: they are shown on lines of their own. */
    private static final String VALUES = "==> expected: ";

    private final SourceLines sources;

    FailureReasons(SourceLines sources) {
        this.sources = sources;
    }

    Reason explain(Message.Ended ended) {
        Failure failure = ended.failure();
        return switch (ended.outcome()) {
            case PASSED -> throw new IllegalArgumentException(ended + " did not fail");
            case SKIPPED -> notDone("The test is disabled, and a disabled test is no pass");
            case ABORTED -> notDone("The test gave up half-way, which is no pass");
            case MISSING -> notDone("The test was not found, which is no pass");
            case FAILED -> failure == null ? notDone("The test failed") : explain(failure);
        };
    }

    private static Reason notDone(String message) {
        return Reason.of(Kind.NOT_DONE, message + ".", List.of());
    }

    private Reason explain(Failure failure) {
        Optional<String> place = sources.nearest(failure.frames());
        boolean isAssertion = failure.type().endsWith("AssertionError")
                || failure.type().startsWith("org.opentest4j.");
        if (isAssertion) {
            return new Reason(Kind.ASSERTION, ownMessage(failure), comparison(failure), place,
                    List.of());
        }
        return new Reason(Kind.EXCEPTION, words(failure), Optional.empty(), place,
                shown(failure.frames()));
    }

    /** The frames of the course; where there is none, the innermost ones. */
    private List<String> shown(List<String> frames) {
        List<String> own = frames.stream()
                .filter(frame -> frame.startsWith("Caused by") || sources.isCourseCode(frame))
                .toList();
        return (own.isEmpty() ? frames : own).stream().limit(SHOWN_FRAMES).toList();
    }

    private static String ownMessage(Failure failure) {
        String message = failure.message();
        int values = message.indexOf(VALUES);
        if (values >= 0 && failure.expected() != null) {
            message = message.substring(0, values);
        }
        return message.isBlank() ? "An assertion of the test failed." : message.strip();
    }

    private static Optional<Comparison> comparison(Failure failure) {
        return Optional.ofNullable(failure.expected()).flatMap(expected -> Optional
                .ofNullable(failure.actual()).map(actual -> new Comparison(expected, actual)));
    }

    private static String words(Failure failure) {
        String what = failure.message().isBlank() ? "" : ": " + failure.message().strip();
        return switch (failure.type()) {
            case "java.lang.OutOfMemoryError" -> "The memory of the JVM ran out" + what
                    + ". Something keeps more and more objects, or one that is too big.";
            case "java.lang.StackOverflowError" ->
                "The stack overflowed: a method calls itself without an end.";
            case "java.lang.ExceptionInInitializerError" ->
                "A static initializer threw an exception" + what + ".";
            default -> "Your code threw " + failure.type() + what;
        };
    }
}
