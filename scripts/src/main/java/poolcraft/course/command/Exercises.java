package poolcraft.course.command;

import java.util.ArrayList;
import java.util.List;
import poolcraft.course.kit.Exercise;
import poolcraft.course.kit.Kit;

/** Finds the exercises that a command line names. */
final class Exercises {

    private Exercises() {}

    /** The exercise of this name, or all of the chapter of this name; all if none is named. */
    static List<Exercise> named(Kit kit, List<String> names) {
        if (names.isEmpty()) {
            return kit.exercises();
        }
        List<Exercise> found = new ArrayList<>();
        for (String name : names) {
            List<Exercise> matching = kit.exercises().stream().filter(
                    exercise -> exercise.id().equals(name) || exercise.chapterId().equals(name))
                    .filter(exercise -> !found.contains(exercise)).toList();
            if (matching.isEmpty() && found.stream().noneMatch(e -> e.id().equals(name))) {
                throw new WrongUsageException("There is no exercise or chapter '" + name
                        + "'. See: scripts/course exercises");
            }
            found.addAll(matching);
        }
        return found;
    }

    static Exercise one(Kit kit, String name) {
        return kit.exercises().stream().filter(exercise -> exercise.id().equals(name)).findFirst()
                .orElseThrow(() -> new WrongUsageException("There is no exercise '" + name
                        + "'. See: scripts/course exercises"));
    }
}
