package poolcraft.course.grade;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * A test that counts, as the kit's source declares it.
 *
 * @param name the name of its method
 * @param points what it is worth
 * @param limit how long it may take, on the wall clock
 * @param idea the anchor of the idea in the chapter's page
 */
public record PlannedTest(String name, int points, Duration limit, Optional<String> idea) {

    static final int DEFAULT_LIMIT_SECONDS = 10;

    /** The finding that the grader adds to each exercise. */
    static final PlannedTest NOTHING_LEFT = new PlannedTest("nothing is left behind", 1,
            Duration.ZERO, Optional.empty());

    /** Its name as a sentence: {@code codesComeInOrder} reads "codes come in order". */
    public String title() {
        return name.replaceAll("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", " ")
                .toLowerCase(Locale.ROOT)
                .replace('_', ' ');
    }
}
