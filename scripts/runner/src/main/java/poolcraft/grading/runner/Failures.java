package poolcraft.grading.runner;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.ValueWrapper;

/** Turns a throwable into a {@link Failure}, even one whose methods misbehave. */
final class Failures {

    private static final int MOST_CAUSES = 4;

    private Failures() {}

    static Failure of(Throwable thrown) {
        String type = thrown.getClass().getName();
        try {
            String expected = null;
            String actual = null;
            if (thrown instanceof AssertionFailedError failed) {
                expected = text(failed.getExpected());
                actual = text(failed.getActual());
            }
            return new Failure(type, message(thrown), expected, actual, frames(thrown));
        } catch (RuntimeException | Error misbehaving) {
            return new Failure(type, "(its message cannot be read)", null, null, List.of());
        }
    }

    static List<String> frames(StackTraceElement[] stack) {
        List<String> frames = new ArrayList<>();
        for (StackTraceElement frame : stack) {
            // without loader and module: the name and the place are what a student needs
            frames.add(frame.getClassName() + "." + frame.getMethodName() + "("
                    + frame.getFileName() + ":" + frame.getLineNumber() + ")");
        }
        return frames;
    }

    private static String message(Throwable thrown) {
        String message = thrown.getMessage();
        return message == null ? "" : message;
    }

    private static @Nullable String text(@Nullable ValueWrapper value) {
        return value == null ? null : value.getStringRepresentation();
    }

    private static List<String> frames(Throwable thrown) {
        List<String> frames = new ArrayList<>(frames(thrown.getStackTrace()));
        Throwable cause = thrown.getCause();
        for (int i = 0; i < MOST_CAUSES && cause != null; i++) {
            frames.add("Caused by: " + cause.getClass().getName() + ": " + message(cause));
            frames.addAll(frames(cause.getStackTrace()));
            cause = cause.getCause();
        }
        return frames;
    }
}
