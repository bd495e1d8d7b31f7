package poolcraft.course.book;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import poolcraft.course.kit.Exercise;
import poolcraft.course.kit.Kit;

/**
 * What the book says of an exercise besides its text.
 *
 * @param level as in {@code warm-up}; empty where the README has none
 * @param minutes as in {@code 20}; empty where the README has none
 * @param marks what is awarded for what
 */
record ExerciseFacts(String level, String minutes, List<Mark> marks) {

    /** The finding that the grader adds by itself to each exercise. */
    private static final Mark TIDY = new Mark("nothing is left behind", 1);

    private static final Pattern TEST = Pattern
            .compile("@Points\\((\\d+)\\).*?void\\s+(\\w+)\\s*\\(", Pattern.DOTALL);

    /** A test's name as words, and its points. */
    record Mark(String fact, int points) {}

    static ExerciseFacts of(Exercise exercise) {
        AdocText readme = AdocText.of(exercise.readme());
        List<Mark> marks = new ArrayList<>();
        exercise.tests().forEach(test -> addMarks(Kit.read(test), marks));
        marks.add(TIDY);
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

    private static void addMarks(String source, List<Mark> marks) {
        Matcher test = TEST.matcher(source);
        while (test.find()) {
            marks.add(new Mark(words(test.group(2)), Integer.parseInt(test.group(1))));
        }
    }

    /** {@code theExitCodeIsKept} becomes {@code the exit code is kept}. */
    private static String words(String name) {
        return name.replaceAll("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", " ")
                .toLowerCase(Locale.ROOT);
    }
}
