package poolcraft.grading.runner;

/** How a test ended; only {@link #PASSED} earns points. */
public enum Outcome {
    PASSED,
    FAILED,
    /** It gave up with an assumption. */
    ABORTED,
    /** It is disabled. */
    SKIPPED,
    /** JUnit found no such test in the class. */
    MISSING
}
