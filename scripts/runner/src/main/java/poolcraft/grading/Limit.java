package poolcraft.grading;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The wall-clock limit of a graded test; ten seconds without it. The grader keeps it from outside
 * the JVM that runs the test.
 */
@Documented
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Limit {

    /** Whole seconds, at least one. */
    int value();
}
