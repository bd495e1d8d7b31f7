package poolcraft.course.book;

import java.util.ArrayList;
import java.util.List;
import poolcraft.course.grade.Grader;
import poolcraft.course.kit.Exercise;

/**
 * What the book says of an exercise besides its text.
 *
 * @param level as in {@code warm-up}; empty where the README has none
 * @param minutes as in {@code 20}; empty where the README has none
 * @param marks what is awarded for what
 */
record ExerciseFacts(String level, String minutes, List<Mark> marks) {

    /** A test's name as words, and its points. */
    record Mark(String fact, int points) {}

    static ExerciseFacts of(Exercise exercise) {
        AdocText readme = AdocText.of(exercise.readme());
        List<Mark> marks = Grader.plan(exercise).stream()
                .map(test -> new Mark(test.title(), test.points())).toList();
        return new ExerciseFacts(readme.attribute("level").orElse(""),
                readme.attribute("minutes").orElse(""), marks);
    }

    int points() {
        return marks.stream().mapToInt(Mark::points).sum();
    }

    /** As in {@code warm-up · 20 minutes · 6 points}. */
    String line() {
        List<String> parts = new ArrayList<>();
        if (!level.isEmpty()) {
            parts.add(level);
        }
        if (!minutes.isEmpty()) {
            parts.add(minutes + " minutes");
        }
        parts.add(points() == 1 ? "1 point" : points() + " points");
        return String.join(" · ", parts);
    }
}
