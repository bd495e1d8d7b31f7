package poolcraft.course.grade;

/** How a finding came out; only {@link #PASSED} earns points. */
public enum Status {
    PASSED,
    FAILED,
    /** There was nothing to run, or no time left for it. */
    NOT_RUN
}
