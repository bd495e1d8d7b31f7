package poolcraft.course.grade;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import poolcraft.course.grade.Reason.Kind;

/**
 * How the JVM of the tests ended before its time.
 *
 * @param sources for the line that did it
 * @param exitFrames the stack of the call of System.exit; empty if there was none
 * @param exitCode absent where the JVM is still alive
 */
record Ending(SourceLines sources, List<String> exitFrames, OptionalInt exitCode) {

    private static final int KILLED = 128 + 9;
    private static final int ABORTED = 128 + 6;
    private static final int SEGMENT_FAULT = 128 + 11;

    Reason explain(String why) {
        Optional<String> place = sources.ofStudent(exitFrames);
        return Reason.of(Kind.JVM_ENDED, words(why), List.of()).at(place);
    }

    private String words(String why) {
        if (exitCode.isEmpty()) {
            return "The JVM of the tests closed its channel to the grader"
                    + (why.isEmpty() ? "." : ": " + why + ".");
        }
        int code = exitCode.getAsInt();
        if (!exitFrames.isEmpty()) {
            return "System.exit(" + code + ") ended the JVM during the test. Your code is called by"
                    + " others: return or throw instead.";
        }
        return switch (code) {
            case KILLED -> "The JVM of the tests was killed (signal 9).";
            case ABORTED, SEGMENT_FAULT -> "The JVM of the tests crashed (exit code " + code + ").";
            default -> "The JVM of the tests ended at once during the test, with exit code " + code
                    + ": did something call Runtime.halt?";
        };
    }
}
