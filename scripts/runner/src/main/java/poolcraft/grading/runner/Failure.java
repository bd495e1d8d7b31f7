package poolcraft.grading.runner;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a failed test threw.
 *
 * @param type the class name of the throwable
 * @param message its message, perhaps empty
 * @param expected the expected value, where an assertion compared two
 * @param actual the actual value, where an assertion compared two
 * @param frames its stack frames, the innermost first, those of its causes behind
 */
public record Failure(String type, String message, @Nullable String expected,
        @Nullable String actual, List<String> frames) {

    /** Longer texts are cut: a message must fit a frame of the channel. */
    static final int LONGEST_TEXT = 8_000;
    static final int MOST_FRAMES = 200;

    public Failure {
        message = cut(message);
        expected = expected == null ? null : cut(expected);
        actual = actual == null ? null : cut(actual);
        frames = frames.stream().limit(MOST_FRAMES).map(Failure::cut).toList();
    }

    private static String cut(String text) {
        return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT) + " ...";
    }
}
