/**
 * The grader: compiles a submission, runs the kit's tests on it in a child JVM that it does not
 * trust, and gives a verdict.
 *
 * <p>{@link poolcraft.course.grade.Grader} is the door. Nothing here uses the library that the
 * course teaches: a bug there must not change a mark.
 */
@NullMarked
package poolcraft.course.grade;

import org.jspecify.annotations.NullMarked;
