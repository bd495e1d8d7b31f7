package poolcraft.course.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import poolcraft.course.grade.Verdict;
import poolcraft.course.kit.Exercise;
import poolcraft.course.kit.Fingerprint;
import poolcraft.course.kit.Kit;

/**
 * What the reader has done so far: the last verdict and the hints of each exercise, in a small
 * properties file each under {@code target/progress}.
 */
final class Progress {

    /**
     * The last verdict on an exercise.
     *
     * @param fresh whether the files are still those that were graded
     */
    record Entry(int points, int maximum, boolean passed, boolean fresh) {}

    private static final String POINTS = "points";
    private static final String MAXIMUM = "maximum";
    private static final String PASSED = "passed";
    private static final String STATE = "state";
    private static final String HINTS = "hints";

    private final Path folder;

    Progress(Kit kit) {
        folder = kit.target().resolve("progress");
    }

    /** A fingerprint of the exercise's files as they are now. */
    String stateOf(Exercise exercise) {
        Fingerprint print = new Fingerprint();
        exercise.starter().forEach(print::add);
        exercise.tests().forEach(print::add);
        return print.hex();
    }

    void keep(Verdict verdict, String state) {
        KeptValues values = values(verdict.exercise());
        values.set(POINTS, Integer.toString(verdict.points()));
        values.set(MAXIMUM, Integer.toString(verdict.maximum()));
        values.set(PASSED, Boolean.toString(verdict.passed()));
        values.set(STATE, state);
        write(values);
    }

    Optional<Entry> of(Exercise exercise) {
        KeptValues values = values(exercise);
        return values.get(STATE).map(state -> new Entry(values.number(POINTS),
                values.number(MAXIMUM), values.get(PASSED).equals(Optional.of("true")),
                state.equals(stateOf(exercise))));
    }

    int hintsSeen(Exercise exercise) {
        return values(exercise).number(HINTS);
    }

    void keepHintsSeen(Exercise exercise, int count) {
        KeptValues values = values(exercise);
        values.set(HINTS, Integer.toString(count));
        write(values);
    }

    private KeptValues values(Exercise exercise) {
        return KeptValues.in(folder.resolve(exercise.chapterId())
                .resolve(exercise.name() + ".properties"));
    }

    private static void write(KeptValues values) {
        try {
            values.write();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot keep the progress", e);
        }
    }
}
