package poolcraft.course.grade;

/** The two values that an assertion compared. */
public record Comparison(String expected, String actual) {}
