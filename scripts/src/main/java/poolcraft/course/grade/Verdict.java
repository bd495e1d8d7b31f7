package poolcraft.course.grade;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import poolcraft.course.kit.Exercise;

/**
 * What the grader says about one exercise.
 *
 * @param exercise the exercise
 * @param findings one for each test in the order of the source, then the grader's own
 * @param problem why nothing could be run at all; absent otherwise
 * @param run what happened around the tests
 */
public record Verdict(Exercise exercise, List<Finding> findings, Optional<Reason> problem,
        Run run) {

    /**
     * What happened around the tests.
     *
     * @param id the mark that every process of the run had in its environment
     * @param time how long compiling and running took
     * @param output what the submission printed
     * @param folder where output and thread dumps are kept
     */
    public record Run(String id, Duration time, Output output, Path folder) {}

    /**
     * What the submission printed, cut in the middle where it is long.
     *
     * @param out on its standard output
     * @param err on its standard error stream
     */
    public record Output(String out, String err) {}

    public Verdict {
        findings = List.copyOf(findings);
    }

    /** All or nothing: every finding passed, and there is at least one. */
    public boolean passed() {
        return problem.isEmpty() && !findings.isEmpty()
                && findings.stream().allMatch(Finding::passed);
    }

    public int points() {
        return findings.stream().mapToInt(Finding::earned).sum();
    }

    public int maximum() {
        return findings.stream().mapToInt(finding -> finding.test().points()).sum();
    }
}
