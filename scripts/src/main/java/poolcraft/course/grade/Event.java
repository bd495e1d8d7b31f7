package poolcraft.course.grade;

import poolcraft.grading.runner.Message;

/** What the grader hears of a child JVM. */
sealed interface Event {

    /** An authentic message. */
    record Told(Message message) implements Event {}

    /** The channel ended, or held something that the runner did not write. */
    record Lost(String why) implements Event {}

    /** Nothing happened for a moment. */
    record Silence() implements Event {}
}
