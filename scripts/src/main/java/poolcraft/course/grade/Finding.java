package poolcraft.course.grade;

import java.time.Duration;
import java.util.Optional;

/**
 * One line of a verdict.
 *
 * @param test what was asked
 * @param status how it came out
 * @param time how long it took
 * @param reason why it failed; absent where it passed
 */
public record Finding(PlannedTest test, Status status, Duration time, Optional<Reason> reason) {

    static Finding passed(PlannedTest test, Duration time) {
        return new Finding(test, Status.PASSED, time, Optional.empty());
    }

    static Finding failed(PlannedTest test, Duration time, Reason reason) {
        return new Finding(test, Status.FAILED, time, Optional.of(reason));
    }

    static Finding notRun(PlannedTest test) {
        return new Finding(test, Status.NOT_RUN, Duration.ZERO, Optional.empty());
    }

    public boolean passed() {
        return status == Status.PASSED;
    }

    public int earned() {
        return passed() ? test.points() : 0;
    }
}
