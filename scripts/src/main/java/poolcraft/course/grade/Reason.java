package poolcraft.course.grade;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Why a finding failed, in words for a student.
 *
 * @param kind for programs that read a report
 * @param message what happened, in a sentence
 * @param comparison what an assertion compared, if it did
 * @param place the line of the student's code that is nearest to the failure
 * @param details further lines: what waits for what, what is left, the compiler's messages
 */
public record Reason(Kind kind, String message, Optional<Comparison> comparison,
        Optional<String> place, List<String> details) {

    /** What kind of failure it was. */
    public enum Kind {
        /** The files could not be taken. */
        HAND_IN,
        COMPILE,
        ASSERTION,
        EXCEPTION,
        /** The test was disabled, aborted or not found. */
        NOT_DONE,
        LIMIT,
        /** The JVM of the tests ended on the way. */
        JVM_ENDED,
        /** Too many threads or processes, or too much memory. */
        TOO_MUCH,
        LEFT_BEHIND;

        /** As the reports name it: {@code left-behind}. */
        public String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** For a finding that the grader did not come to. */
    public static final Reason NOT_RUN = of(Kind.NOT_DONE, "The test was not run.", List.of());

    public Reason {
        details = List.copyOf(details);
    }

    static Reason of(Kind kind, String message, List<String> details) {
        return new Reason(kind, message, Optional.empty(), Optional.empty(), details);
    }

    Reason at(Optional<String> where) {
        return new Reason(kind, message, comparison, where, details);
    }
}
