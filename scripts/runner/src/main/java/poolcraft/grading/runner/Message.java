package poolcraft.grading.runner;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the runner tells the grader.
 *
 * <p>{@link Ready} comes first. Each test gives {@link Started} and {@link Ended}; {@link Done}
 * closes an orderly run, {@link Stopping} ends one whose JVM is
 * spoilt, {@link Exiting} warns that something called {@code System.exit}.
 */
public sealed interface Message {

    /** The runner is connected, and has loaded nothing of the submission yet. */
    record Ready() implements Message {}

    /** The clock of this test runs from now on. */
    record Started(String test) implements Message {}

    /**
     * How a test ended.
     *
     * @param failure null only if the test passed
     */
    record Ended(String test, Outcome outcome, @Nullable Failure failure) implements Message {}

    /**
     * Something called {@code System.exit}.
     *
     * @param frames the stack of the thread that did, the innermost first
     */
    record Exiting(List<String> frames) implements Message {}

    /** This JVM is no place for more tests, as after an OutOfMemoryError: it halts. */
    record Stopping() implements Message {}

    /**
     * All tests have been run.
     *
     * @param threads the threads that would have kept this JVM alive, as text
     */
    record Done(List<String> threads) implements Message {}
}
